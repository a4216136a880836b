/** How much numbers may differ from the real ones: by the smaller of the two bounds. Both are 0 where they can't. */
export interface Doubt {
  /** The most that any of them may differ. */
  readonly error: number;
  /** The same as a part of each number's own size, or of each part's of a complex number; infinite where only `error` holds. */
  readonly relative: number;
}

export const noDoubt: Doubt = { error: 0, relative: 0 };

/** Nothing is known of the numbers. */
export const anyDoubt: Doubt = { error: Number.POSITIVE_INFINITY, relative: Number.POSITIVE_INFINITY };

/** Returns how much one of the numbers may differ. */
export function offBy({ error, relative }: Doubt, value: number): number {
  if (error === 0) return 0;
  return relative < Number.POSITIVE_INFINITY ? Math.min(error, relative * Math.abs(value)) : error;
}
