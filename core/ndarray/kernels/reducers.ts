import { wrapInteger } from "../casts/caster.ts";
import { roundToHalf } from "../casts/float16.ts";
import type { DType } from "../dtypes/dtype.ts";
import type { Kernel } from "./kernel.ts";
import { type Lane, laneWidth } from "./lanes.ts";
import { pairwiseComplexSum, pairwiseSum, pairwiseSum32 } from "./pairwise.ts";

/** Joins elements into results that are kept in a lane. */
export interface Reducer {
  /** Joins `count` elements from `at` into result number `to`. */
  run(x: Lane, at: number, count: number, results: Lane, to: number): void;
  /** Joins element `at + i` into result `to + i * step` for each i. */
  each(x: Lane, at: number, count: number, results: Lane, to: number, step: number): void;
  /** Joins `rows` rows of `count` elements each, which lie one after another, into the first `count` results, row by row. */
  rows?(x: Lane, rows: number, count: number, results: Lane): void;
  /** Writes the results so far of `count` elements from `at` to the same places of `out`; each lane begins with its first element. */
  scan?(x: Lane, at: number, count: number, out: Lane): void;
  /** For 64-bit integers that a double does not hold. */
  readonly big?: (x: bigint, y: bigint) => bigint;
  /** False when a step was not exact and the result is therefore not known. */
  readonly isExact?: () => boolean;
}

/** Reducers by ufunc and by the number of the elements' type. */
const reducers = new Map<string, Reducer[]>();

/** Returns how a ufunc, whose kernel for them this is, joins elements of this dtype. */
export function reducerFor(name: string, dtype: DType, kernel: Kernel): Reducer {
  // These remember of one reduction whether its steps were exact.
  if (dtype.itemsize === 16 * laneWidth(dtype)) return longReducer(name, kernel, dtype);
  const own = reducers.get(name) ?? [];
  if (own.length === 0) reducers.set(name, own);
  own[dtype.num] ??= madeReducer(name, dtype, kernel);
  return own[dtype.num];
}

function madeReducer(name: string, dtype: DType, kernel: Kernel): Reducer {
  const own = kernel.big;
  const big = own && ((x: bigint, y: bigint) => own(x, y, 0n));
  if (dtype.kind === "c") {
    if (name === "add") return complexSum(dtype);
    return byKernel(name === "multiply" ? plainProduct(dtype) : kernel, 2, dtype);
  }
  const join = name === "add" && dtype.kind !== "b" ? (x: number, y: number) => x + y : joins[name];
  if (!join && "iu".includes(dtype.kind) && dtype.itemsize < 8)
    return byKernel(kernel, 1, dtype, (x) => Number(wrapInteger(x, dtype)));
  if (!join || dtype.kind === "m" || dtype.kind === "M") return byKernel(kernel, 1, dtype);
  // Integers of up to 32 bits wrap only at the end: sums of them stay exact, and products are made word by word.
  if (name === "multiply" && "iu".includes(dtype.kind) && dtype.itemsize < 8)
    return { ...elementJoin(Math.imul), big };
  if (name === "add" && dtype.itemsize === 8 && dtype.kind !== "f") return { ...elementJoin(exactSum), big };
  const round = roundingOf(dtype);
  const rounded = round ? elementJoin((x, y) => round(join(x, y))) : elementJoin(join);
  const joined = dtype.kind === "f" && dtype.itemsize === 2 ? { ...rounded, run: halfRun(join) } : rounded;
  if (name !== "add" || dtype.kind !== "f") return { ...joined, big };
  if (dtype.itemsize === 8) return { ...doubleSum, big };
  return { ...joined, run: dtype.itemsize === 2 ? sum16 : sum32 };
}

const joins: Readonly<Record<string, (x: number, y: number) => number>> = {
  multiply: (x, y) => x * y,
  maximum: (x, y) => (x >= y || Number.isNaN(x) ? x : y),
  minimum: (x, y) => (x <= y || Number.isNaN(x) ? x : y),
  fmax: (x, y) => (x >= y || Number.isNaN(y) ? x : y),
  fmin: (x, y) => (x <= y || Number.isNaN(y) ? x : y),
  logical_and: (x, y) => +(x !== 0 && y !== 0),
  logical_or: (x, y) => +(x !== 0 || y !== 0),
};

/** A longdouble's result is only known where every step is exact in a double. */
function longReducer(name: string, kernel: Kernel, dtype: DType): Reducer {
  const join =
    dtype.kind === "f" ? (joins[name] ?? (name === "add" ? (x, y) => x + y : undefined)) : undefined;
  if (!join) return { ...byKernel(kernel, laneWidth(dtype), dtype), isExact: () => false };
  let isExact = true;
  const isOrdering = name !== "add" && name !== "multiply";
  const checked = (x: number, y: number) => {
    const result = join(x, y);
    if (!isOrdering && kernel.isExact?.(result, x, y) !== true) isExact = false;
    return result;
  };
  return { ...elementJoin(checked), isExact: () => isExact };
}

/** A sum that becomes NaN when it is no longer surely exact. */
function exactSum(x: number, y: number): number {
  const total = x + y;
  return total < 2 ** 53 && total > -(2 ** 53) ? total : Number.NaN;
}

function roundingOf({ kind, itemsize }: DType): ((x: number) => number) | undefined {
  if (kind !== "f" || itemsize >= 8) return undefined;
  return itemsize === 4 ? Math.fround : (x) => roundToHalf(Math.fround(x));
}

/** A run of float16 is joined in float32 and rounded at its end. */
function halfRun(join: (x: number, y: number) => number): Reducer["run"] {
  const single = elementJoin((x, y) => Math.fround(join(x, y)));
  return (x, at, count, results, to) => {
    single.run(x, at, count, results, to);
    results[to] = roundToHalf(results[to]);
  };
}

function elementJoin(join: (x: number, y: number) => number): Reducer {
  return {
    run(x, at, count, results, to) {
      let result = results[to];
      for (let i = at; i < at + count; i++) result = join(result, x[i]);
      results[to] = result;
    },
    each(x, at, count, results, to, step) {
      for (let i = 0; i < count; i++) results[to + i * step] = join(results[to + i * step], x[at + i]);
    },
    scan(x, at, count, out) {
      let result = x[at];
      if (count > 0) out[at] = result;
      for (let i = at + 1; i < at + count; i++) {
        result = join(result, x[i]);
        out[i] = result;
      }
    },
  };
}

/** Sums of doubles are the commonest of all: a call for each element would take longer than the addition. */
const doubleSum: Reducer = {
  run(x, at, count, results, to) {
    results[to] += pairwiseSum(x, at, count);
  },
  each(x, at, count, results, to, step) {
    if (step === 1) for (let i = 0; i < count; i++) results[to + i] += x[at + i];
    else for (let i = 0; i < count; i++) results[to + i * step] += x[at + i];
  },
  rows(x, rows, count, results) {
    let at = 0;
    // Four rows at a time, so that results are read and written less often.
    for (let row = 0; row + 3 < rows; row += 4, at += 4 * count) {
      const [b, c, d] = [at + count, at + 2 * count, at + 3 * count];
      for (let i = 0; i < count; i++) results[i] = results[i] + x[at + i] + x[b + i] + x[c + i] + x[d + i];
    }
    for (; at < rows * count; at += count) for (let i = 0; i < count; i++) results[i] += x[at + i];
  },
  scan(x, at, count, out) {
    let sum = -0;
    for (let i = at; i < at + count; i++) {
      sum += x[i];
      out[i] = sum;
    }
  },
};

function sum32(x: Lane, at: number, count: number, results: Lane, to: number): void {
  results[to] = Math.fround(results[to] + pairwiseSum32(x, at, count));
}

function sum16(x: Lane, at: number, count: number, results: Lane, to: number): void {
  results[to] = roundToHalf(Math.fround(results[to] + pairwiseSum32(x, at, count)));
}

/** A running product is no vector loop: each step is rounded. */
function plainProduct({ itemsize }: DType): Kernel {
  const r = itemsize === 8 ? Math.fround : (x: number) => x;
  return {
    lane: ([x, y], _steps, [out]) => {
      out[0] = r(x[0] * y[0]) - r(x[1] * y[1]);
      out[1] = r(x[0] * y[1]) + r(x[1] * y[0]);
    },
  };
}

function complexSum({ itemsize }: DType): Reducer {
  const round = itemsize === 8 ? Math.fround : (x: number) => x;
  return {
    run(x, at, count, results, to) {
      const [re, im] = pairwiseComplexSum(x, at, count, round);
      results[2 * to] = round(results[2 * to] + re);
      results[2 * to + 1] = round(results[2 * to + 1] + im);
    },
    each(x, at, count, results, to, step) {
      for (let i = 0; i < count; i++) {
        const k = 2 * (to + i * step);
        results[k] = round(results[k] + x[2 * (at + i)]);
        results[k + 1] = round(results[k + 1] + x[2 * (at + i) + 1]);
      }
    },
  };
}

/** Joins one pair at a time by the ufunc's own kernel. */
function byKernel(
  kernel: Kernel,
  width: 1 | 2,
  dtype: DType,
  wrap: (x: number) => number = (x) => x,
): Reducer {
  const [a, b, c] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)];
  const round = roundingOf(dtype) ?? (dtype.kind === "c" && dtype.itemsize === 8 ? Math.fround : wrap);
  const join = (x: Lane, at: number, results: Lane, to: number, rounding: (x: number) => number) => {
    for (let k = 0; k < width; k++) {
      a[k] = results[width * to + k];
      b[k] = x[width * at + k];
    }
    kernel.lane([a, b], [1, 1], [c], 1);
    for (let k = 0; k < width; k++) results[width * to + k] = rounding(c[k]);
  };
  const isHalf = dtype.kind === "f" && dtype.itemsize === 2;
  return {
    run(x, at, count, results, to) {
      for (let i = at; i < at + count; i++) join(x, i, results, to, isHalf ? Math.fround : round);
      if (isHalf) results[to] = round(results[to]);
    },
    each(x, at, count, results, to, step) {
      for (let i = 0; i < count; i++) join(x, at + i, results, to + i * step, round);
    },
    big: kernel.big && ((x, y) => kernel.big?.(x, y, 0n) ?? 0n),
  };
}
