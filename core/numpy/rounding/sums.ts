import type { Rule } from "./elementwise.ts";
import { grown } from "./elementwise.ts";
import type { Measure } from "./measure.ts";

/** How many elements go into each element of the result. */
function share(a: Measure, out: Measure): number {
  return out.count > 0 ? a.count / out.count : a.count;
}

/** Sums in any order (Higham, Accuracy and Stability of Numerical Algorithms, 4.2): as many roundings as terms. */
const sum: Rule = ([a], out, ulp) => {
  const terms = share(a, out);
  return terms * a.error + grown(terms * terms * a.most, terms > 1 ? ulp : 0) + ulp * out.most;
};

const runningSum: Rule = ([a], out, ulp) => sum([a], { ...out, count: 1 }, ulp);

const mean: Rule = ([a, ...others], out, ulp) =>
  others.some(({ error }) => error > 0)
    ? Number.POSITIVE_INFINITY
    : a.error + grown(4 * share(a, out) * a.most, ulp) + ulp * out.most;

const spread: Rule = ([a], out, ulp) => a.error + 16 * (share(a, out) + 4) * ulp * a.most;

const variance: Rule = ([a], out, ulp) => {
  const rounding = 2 * share(a, out) * ulp * a.most;
  return 8 * a.most * (a.error + rounding) + 8 * (share(a, out) + 2) * ulp * a.most * a.most;
};

const products: Rule = ([a], out, ulp) => {
  const factors = share(a, out);
  const step = (factors * a.error) / (a.least - a.error);
  if (a.error > 0 && !(a.least > a.error && step < 0.1)) return Number.POSITIVE_INFINITY;
  return (a.error > 0 ? 2 * step : 0) * out.most + factors * ulp * out.most;
};

const norm: Rule = ([a], out, ulp) => {
  const terms = share(a, out);
  return grown(terms, a.error) + 64 * terms * ulp * out.most;
};

/** Sums of products: each element is a sum of as many products as the operands have elements to spare. */
const contraction =
  (terms: (a: Measure, b: Measure, out: Measure) => number): Rule =>
  ([a, b, ...others], out, ulp) => {
    if (!b || others.some(({ count, error }) => count > 1 || error > 0)) return Number.POSITIVE_INFINITY;
    const count = terms(a, b, out);
    const moved = grown(a.most, b.error) + grown(b.most, a.error) + a.error * b.error;
    return count * moved + 2 * count * count * ulp * a.most * b.most;
  };

const lastAxis = contraction((a) => a.shape.at(-1) ?? 1);
const shorter = contraction((a, b) => Math.min(a.count, b.count));
const spare = contraction((a, b, out) => Math.max(1, (a.count * b.count) / Math.max(1, out.count)));

/** A transform is a sum with factors of size 1; its rounding grows with the logarithm of its length (Higham, 24.1). */
const transform =
  (isInverse: boolean): Rule =>
  ([a], out, ulp) => {
    const length = Math.max(a.count, ...out.shape, ...a.shape);
    const units = 16 * (Math.log2(length + 1) + 1) * ulp;
    return isInverse ? 2 * (a.error + units * a.most) : length * (a.error + units * a.most);
  };

function named(rule: Rule, names: string): readonly (readonly [string, Rule])[] {
  return names.split(" ").map((name) => [name, rule] as const);
}

/** Reductions, products and transforms. */
export const sumRules: ReadonlyMap<string, Rule> = new Map([
  ...named(sum, "sum nansum trace add.reduce sum()"),
  ...named(runningSum, "cumsum nancumsum cumulative_sum add.accumulate add.reduceat"),
  ...named(mean, "mean nanmean average"),
  ...named(spread, "std nanstd"),
  ...named(variance, "var nanvar cov"),
  ...named(products, "prod nanprod multiply.reduce"),
  ...named(norm, "linalg.norm linalg.vector_norm"),
  ...named(lastAxis, "MatMult matmul dot inner vecdot matvec linalg.matmul linalg.vecdot"),
  ...named(shorter, "vdot convolve correlate vecmat"),
  ...named(spare, "tensordot einsum linalg.tensordot"),
  ["diff", ([a], out, ulp) => 2 * a.error + ulp * out.most] as const,
  ["ediff1d", ([a], out, ulp) => 2 * a.error + ulp * out.most] as const,
  ["ptp", ([a], out, ulp) => 2 * a.error + ulp * out.most] as const,
  ["corrcoef", () => 2] as const,
  ...named(transform(false), "fft.fft fft.rfft fft.fft2 fft.fftn fft.rfft2 fft.rfftn fft.hfft fft.ihfft"),
  ...named(transform(true), "fft.ifft fft.irfft fft.ifft2 fft.ifftn fft.irfft2 fft.irfftn"),
]);
