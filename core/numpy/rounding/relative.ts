import type { Measure } from "./measure.ts";

/** What each element of a result may differ from NumPy's as a part of its own size. */
export type RelativeRule = (ins: readonly Measure[], ulp: number, name: string) => number;

const unknown = Number.POSITIVE_INFINITY;

/** Functions of the C library and of NumPy's own, in units in the last place: as in `elementwiseRules`. */
const own = 8;

const worst = (ins: readonly Measure[]) => ins.reduce((most, { relative }) => Math.max(most, relative), 0);

/** Elements that only move, perhaps into another dtype. Means of two of them lose the bound, as those may cancel. */
export const movedParts: RelativeRule = (ins, ulp, name) => {
  if (/median|pad/.test(name)) return unknown;
  const relative = worst(ins);
  return relative > 0 && ulp > 0 && ins.some((part) => part.ulp !== ulp) ? relative + ulp : relative;
};

const product: RelativeRule = ([a, b = a], ulp) => a.relative + b.relative + a.relative * b.relative + ulp;

const quotient: RelativeRule = ([a, b = a], ulp) =>
  b.relative < 0.1 ? 1.2 * (a.relative + b.relative) + ulp : unknown;

/** What is computed of right operands, each element by itself: an element that is 0 is 0 everywhere. */
const ofExact =
  (units: number): RelativeRule =>
  (ins, ulp) =>
    worst(ins) > 0 || ins.some(({ error }) => error > 0) ? unknown : units * ulp;

function named(rule: RelativeRule, names: string): readonly (readonly [string, RelativeRule])[] {
  return names.split(" ").map((name) => [name, rule] as const);
}

/** By the names of NumPy's functions and of Python's operators. */
export const relativeRules: ReadonlyMap<string, RelativeRule> = new Map([
  ...named(product, "Mult multiply square outer kron"),
  ...named(quotient, "Div divide true_divide"),
  ...named(([a], ulp) => a.relative + ulp, "sqrt absolute fabs conj conjugate"),
  ...named(
    ofExact(own),
    "exp exp2 expm1 log log2 log10 log1p logaddexp logaddexp2 sin cos tan sinh cosh tanh arcsin arccos arctan arctan2 asin acos atan " +
      "atan2 arcsinh arccosh arctanh asinh acosh atanh cbrt hypot Pow power pow float_power angle reciprocal",
  ),
  ...named(ofExact(64), "sinc i0 logspace geomspace deg2rad rad2deg kaiser"),
]);
