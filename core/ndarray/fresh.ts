let last = 0;

/** Returns a number that nothing else in this evaluation has, for the names of unknowns. */
export function freshNumber(): number {
  return ++last;
}

/** Makes the numbers go on behind `from`, so that the same program gets the same ones; returns the last one given. */
export function numberFrom(from: number): number {
  const former = last;
  last = from;
  return former;
}

/** Computes what is kept for other evaluations as well, in which nothing may take numbers: the first would get others than the next. */
export function withoutNumbers<T>(compute: () => T): T {
  const former = last;
  try {
    return compute();
  } finally {
    last = former;
  }
}
