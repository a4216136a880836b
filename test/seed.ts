import fc from "fast-check";

/** Seed of the property tests: the same in every run, so that what passes once passes again; `npm run fuzz -- properties` draws others. */
const seed = Number(process.env.NDLENS_SEED ?? 1);

/** How many times as many cases each property tries. */
const times = Number(process.env.NDLENS_TIMES ?? 1);

/** Throws for the first of `cases` cases that a property does not hold for, the smallest that was found and how to repeat it. */
export function holds<T>(property: fc.IProperty<T>, cases: number): void {
  fc.assert(property, { seed, numRuns: cases * times });
}
