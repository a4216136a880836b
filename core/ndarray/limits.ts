/** What one evaluation may cost. Contents that would cost more stay unknown; layouts are always computed. */
export interface Limits {
  /** Largest buffer, in bytes, whose elements are kept. */
  readonly maxBytes: number;
  /** Elements that may still be computed in this evaluation. */
  elements: number;
  /** Bytes of exact contents that may still be allocated in this evaluation. */
  bytes: number;
}

/** Default limits of one document's evaluation. */
export function defaultLimits(): Limits {
  return { maxBytes: 4 << 20, elements: 40_000_000, bytes: 200 << 20 };
}

let current: Limits = defaultLimits();

/** Sets the limits in force; returns the former ones. */
export function setLimits(limits: Limits): Limits {
  const former = current;
  current = limits;
  return former;
}

/** Takes `elements` from the budget; false when it is used up, and then nothing may be computed. */
export function spend(elements: number): boolean {
  if (elements > current.elements) return false;
  current.elements -= elements;
  return true;
}

/** Takes room for exact contents of `bytes`; false when they are over a limit and must stay unknown. */
export function reserve(bytes: number): boolean {
  if (bytes > current.maxBytes || bytes > current.bytes) return false;
  current.bytes -= bytes;
  return true;
}
