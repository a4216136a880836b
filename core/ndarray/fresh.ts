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
