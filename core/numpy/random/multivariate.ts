import { elementsOf, viewOn } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { float64, int64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { allExact, type Dim } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { doublesIn } from "../../ndarray/room.ts";
import { greatest } from "../../ndarray/spread.ts";
import { any, keyword, opt } from "../calls/bind.ts";
import { array, int, text } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import { op, type Row } from "../op.ts";
import type { Bits } from "./bits.ts";
import { checkNumbers } from "./checks.ts";
import { beta, standardGamma } from "./continuous.ts";
import { binomial, hypergeometric } from "./discrete.ts";
import { legacyBasis } from "./legacy.ts";
import { size } from "./parameters.ts";
import { compensatedSum } from "./probabilities.ts";
import { self } from "./rows.ts";
import { boundsContents, drawnArray, forget } from "./state.ts";

function numbersOf(of: NDArray): readonly number[] | undefined {
  return elementsOf(of)?.map(Number);
}

/** The row of `dirichlet`. */
export function dirichletRow(isLegacy: boolean): Row {
  return op({ self, alpha: array, size }, ({ self: from, alpha, size: asked }) => {
    if (alpha.shape.length !== 1) return notKnown("alpha that is no vector");
    const weights = numbersOf(alpha);
    if (weights?.some((weight) => (isLegacy ? weight <= 0 : weight < 0)))
      raise("ValueError", isLegacy ? "alpha <= 0" : "alpha < 0");
    const shape = [...(asked ?? []), alpha.shape[0]];
    const isSmall = !isLegacy && weights !== undefined && weights.length > 0 && greatest(weights) < 0.1;
    const out = drawnArray(
      from,
      allocatedIn(float64, shape),
      weights &&
        ((bits, data, _, gauss) => {
          const gamma = isLegacy
            ? (weight: number) => standardGamma(bits, weight, legacyBasis(gauss))
            : (weight: number) => standardGamma(bits, weight);
          const values = doublesIn(data);
          for (let at = 0; at < values.length; at += weights.length) {
            const row = values.subarray(at, at + weights.length);
            if (isSmall) breakStick(bits, weights, row);
            else normalize(weights, row, gamma);
          }
        }),
      () => boundsContents(float64, 0, 1, false, true),
    );
    return allocEffect(out);
  });
}

function normalize(weights: readonly number[], row: Float64Array, gamma: (weight: number) => number): void {
  let sum = 0;
  weights.forEach((weight, j) => {
    row[j] = gamma(weight);
    sum += row[j];
  });
  const inverse = 1 / sum;
  for (let j = 0; j < row.length; j++) row[j] *= inverse;
}

/** For small weights: beta draws share what is left. */
function breakStick(bits: Bits, weights: readonly number[], row: Float64Array): void {
  const rest = new Float64Array(weights.length);
  let sum = 0;
  for (let j = weights.length - 1; j >= 0; j--) {
    sum += weights[j];
    rest[j] = sum;
  }
  if (sum === 0) return;
  let left = 1;
  for (let j = 0; j < weights.length - 1; j++) {
    const share = beta(bits, weights[j], rest[j + 1]);
    row[j] = left * share;
    left *= 1 - share;
    if (rest[j + 1] === 0) break;
  }
  row[weights.length - 1] = left;
}

/** The row of `multinomial`. */
export function multinomialRow(isLegacy: boolean): Row {
  return op({ self, n: any, pvals: array, size }, ({ self: from, n: given, pvals, size: asked }, context) => {
    if (given.t === "list" || given.t === "tuple" || given.t === "ndarray") {
      if (isLegacy) raise("TypeError", "an integer is required");
      return notKnown("multinomial of several counts");
    }
    const n = int.read(given, context);
    if (pvals.shape.length !== 1) return notKnown("multinomial of several distributions");
    const chances = numbersOf(pvals);
    if (n < 0) raise("ValueError", "n < 0");
    if (chances) checkChances(chances, isLegacy);
    const shape: readonly Dim[] = [...(asked ?? []), pvals.shape[0]];
    const out = drawnArray(
      from,
      allocatedIn(int64, shape),
      chances && allExact(shape)
        ? (bits, data) => {
            const values = viewOn(data);
            const width = chances.length;
            for (let at = 0; at < data.length / 8; at += width)
              multinomialDraw(bits, n, chances).forEach((count, j) => {
                values.setBigInt64(8 * (at + j), BigInt(count), true);
              });
          }
        : undefined,
      () => boundsContents(int64, 0, n, true),
    );
    return allocEffect(out);
  });
}

function checkChances(chances: readonly number[], isLegacy: boolean): void {
  if (chances.length === 0)
    raise(
      "ValueError",
      "pvals must have at least 1 dimension and the last dimension of pvals must be greater than 0.",
    );
  checkNumbers(chances, "pvals", "unit", true);
  if (compensatedSum(chances.slice(0, -1)) > 1 + 1e-12)
    raise("ValueError", isLegacy ? "sum(pvals[:-1].astype(np.float64)) > 1.0" : "sum(pvals[:-1]) > 1.0");
}

/** RandomState and Generator share this loop and its binomial draws. */
function multinomialDraw(bits: Bits, n: number, chances: readonly number[]): number[] {
  const counts = new Array<number>(chances.length).fill(0);
  let left = n;
  let rest = 1;
  for (let j = 0; j < chances.length - 1; j++) {
    counts[j] = binomial(bits, left, chances[j] / rest);
    left -= counts[j];
    if (left <= 0) break;
    rest -= chances[j];
  }
  if (left > 0) counts[chances.length - 1] = left;
  return counts;
}

const mostColors = 10 ** 9;

/** The row of `multivariate_hypergeometric`, by its method of one color after the other. */
export const multivariateHypergeometric: Row = op(
  { self, colors: array, nsample: int, size, method: opt(text, "marginals") },
  ({ self: from, colors, nsample, size: asked, method }) => {
    if (method !== "marginals" && method !== "count")
      raise("ValueError", 'method must be "count" or "marginals".');
    const counts = "iu".includes(colors.dtype.kind) ? numbersOf(colors) : undefined;
    if (colors.shape.length !== 1 || counts?.some((count) => count < 0))
      raise(
        "ValueError",
        "colors must be a one-dimensional sequence of nonnegative integers not exceeding 9223372036854775807.",
      );
    if (nsample < 0) raise("ValueError", "nsample must be nonnegative.");
    const total = counts?.reduce((sum, count) => sum + count, 0) ?? notKnown("numbers of colors");
    if (method === "marginals" && total >= mostColors)
      raise("ValueError", 'When method is "marginals", sum(colors) must be less than 1000000000.');
    if (nsample > total) raise("ValueError", "nsample > sum(colors)");
    const shape: readonly Dim[] = [...(asked ?? []), colors.shape[0]];
    const canDraw = counts && method === "marginals" && allExact(shape);
    const out = drawnArray(
      from,
      allocatedIn(int64, shape),
      canDraw
        ? (bits, data) => {
            const values = viewOn(data);
            for (let at = 0; at < data.length / 8; at += counts.length)
              marginals(bits, counts, total, nsample).forEach((count, j) => {
                values.setBigInt64(8 * (at + j), BigInt(count), true);
              });
          }
        : undefined,
      () => boundsContents(int64, 0, nsample, true),
    );
    return allocEffect(out);
  },
);

/** One sample: of each color a hypergeometric draw from what is left. More than half are drawn as those that stay. */
function marginals(bits: Bits, colors: readonly number[], total: number, nsample: number): number[] {
  const counts = new Array<number>(colors.length).fill(0);
  if (total === 0 || nsample === 0) return counts;
  const isMost = nsample > Math.floor(total / 2);
  let wanted = isMost ? total - nsample : nsample;
  let remaining = total;
  for (let j = 0; wanted > 0 && j + 1 < colors.length; j++) {
    remaining -= colors[j];
    counts[j] = hypergeometric(bits, colors[j], remaining, wanted);
    wanted -= counts[j];
  }
  if (wanted > 0) counts[colors.length - 1] = wanted;
  return isMost ? counts.map((count, j) => colors[j] - count) : counts;
}

/** The row of `multivariate_normal`: its values hang on a singular value decomposition, so that only the layout is known. */
export const multivariateNormal: Row = op(
  {
    self,
    mean: array,
    cov: array,
    size,
    check_valid: opt(any, { t: "str", v: "warn" } as const),
    tol: opt(any, { t: "float", v: 1e-8 } as const),
    method: keyword(opt(text, "svd")),
  },
  ({ self: from, mean, cov, size: asked }) => {
    if (mean.shape.length !== 1) raise("ValueError", "mean must be 1 dimensional");
    if (cov.shape.length !== 2 || cov.shape[0] !== cov.shape[1])
      raise("ValueError", "cov must be 2 dimensional and square");
    if (mean.shape[0] !== cov.shape[0]) raise("ValueError", "mean and cov must have same length");
    forget(from);
    return allocEffect(
      drawnArray(from, allocatedIn(float64, [...(asked ?? []), mean.shape[0]]), undefined, () => ({
        kind: "nothing",
      })),
    );
  },
);
