import { type Kernel, type Loop, loop1, loop2 } from "./kernel.ts";
import { nat } from "./lanes.ts";

const equal: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = x[i * p] === y[i * q] ? 1 : 0;
};
const notEqual: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = x[i * p] !== y[i * q] ? 1 : 0;
};
const less: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = x[i * p] < y[i * q] ? 1 : 0;
};
const lessEqual: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = x[i * p] <= y[i * q] ? 1 : 0;
};
const greater: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = x[i * p] > y[i * q] ? 1 : 0;
};
const greaterEqual: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = x[i * p] >= y[i * q] ? 1 : 0;
};
const maximum: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) {
    const a = x[i * p];
    const b = y[i * q];
    // The first of two NaNs, and of a NaN and a number the NaN, is the answer.
    out[i] = a >= b || Number.isNaN(a) ? a : b;
  }
};
const minimum: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) {
    const a = x[i * p];
    const b = y[i * q];
    out[i] = a <= b || Number.isNaN(a) ? a : b;
  }
};

function bigMax(x: bigint, y: bigint): bigint {
  if (x > y) return x;
  return y;
}

function bigMin(x: bigint, y: bigint): bigint {
  if (x < y) return x;
  return y;
}

const clip: Loop = ([x, y, z], [p, q, r], [out], count) => {
  for (let i = 0; i < count; i++) {
    const [value, lo, hi] = [x[i * p], y[i * q], z[i * r]];
    const raised = value >= lo || Number.isNaN(value) ? value : lo;
    out[i] = raised <= hi || Number.isNaN(raised) ? raised : hi;
  }
};

const clipTimes: Loop = ([x, y, z], [p, q, r], [out], count) => {
  for (let i = 0; i < count; i++) {
    const [value, lo, hi] = [x[i * p], y[i * q], z[i * r]];
    const isMissing = value === nat || lo === nat || hi === nat;
    out[i] = isMissing ? nat : Math.min(Math.max(value, lo), hi);
  }
};

const flag = (value: boolean) => (value ? 1n : 0n);

/** Comparisons, extrema and logic of real numbers, which are the same for every real dtype. */
export const orderingKernels: Readonly<Record<string, Kernel>> = {
  equal: { lane: equal, big: (x, y) => flag(x === y) },
  not_equal: { lane: notEqual, big: (x, y) => flag(x !== y) },
  less: { lane: less, big: (x, y) => flag(x < y) },
  less_equal: { lane: lessEqual, big: (x, y) => flag(x <= y) },
  greater: { lane: greater, big: (x, y) => flag(x > y) },
  greater_equal: { lane: greaterEqual, big: (x, y) => flag(x >= y) },
  maximum: { lane: maximum, big: bigMax },
  minimum: { lane: minimum, big: bigMin },
  clip: { lane: clip, big: (x, y, z) => bigMin(bigMax(x, y), z) },
  fmax: {
    lane: loop2((x, y) => (x >= y || Number.isNaN(y) ? x : y)),
    big: bigMax,
  },
  fmin: {
    lane: loop2((x, y) => (x <= y || Number.isNaN(y) ? x : y)),
    big: bigMin,
  },
  logical_and: { lane: loop2((x, y) => +(x !== 0 && y !== 0)), big: (x, y) => flag(x !== 0n && y !== 0n) },
  logical_or: { lane: loop2((x, y) => +(x !== 0 || y !== 0)), big: (x, y) => flag(x !== 0n || y !== 0n) },
  logical_xor: {
    lane: loop2((x, y) => +((x !== 0) !== (y !== 0))),
    big: (x, y) => flag((x !== 0n) !== (y !== 0n)),
  },
  logical_not: { lane: loop1((x) => +(x === 0)), big: (x) => flag(x === 0n) },
};

/** Kernels of bool: addition is "or", multiplication is "and". */
export const boolKernels: Readonly<Record<string, Kernel>> = {
  add: { lane: loop2((x, y) => x | y) },
  multiply: { lane: loop2((x, y) => x & y) },
  bitwise_and: { lane: loop2((x, y) => x & y) },
  bitwise_or: { lane: loop2((x, y) => x | y) },
  bitwise_xor: { lane: loop2((x, y) => x ^ y) },
  invert: { lane: loop1((x) => 1 - x) },
  absolute: { lane: loop1((x) => x) },
  floor: { lane: loop1((x) => x) },
  ceil: { lane: loop1((x) => x) },
  trunc: { lane: loop1((x) => x) },
  isfinite: { lane: loop1(() => 1) },
  isinf: { lane: loop1(() => 0) },
  isnan: { lane: loop1(() => 0) },
};

const bigNat = -(2n ** 63n);

/** True where a comparison with NaT is not false. */
function timeComparison(
  f: (x: number, y: number) => boolean,
  big: (x: bigint, y: bigint) => boolean,
): Kernel {
  return {
    lane: loop2((x, y) => +(x !== nat && y !== nat && f(x, y))),
    big: (x, y) => flag(x !== bigNat && y !== bigNat && big(x, y)),
  };
}

/** Makes NaT of every result that has one among its operands. */
export function timeKernel(
  f: (x: number, y: number) => number,
  big?: (x: bigint, y: bigint) => bigint,
): Kernel {
  return {
    lane: loop2((x, y) => (x === nat || y === nat ? nat : f(x, y))),
    big: big && ((x, y) => (x === bigNat || y === bigNat ? bigNat : big(x, y))),
  };
}

/** Comparisons and extrema of datetime64 and timedelta64. */
export const timeOrderingKernels: Readonly<Record<string, Kernel>> = {
  equal: timeComparison(
    (x, y) => x === y,
    (x, y) => x === y,
  ),
  not_equal: {
    lane: loop2((x, y) => +(x !== y || x === nat || y === nat)),
    big: (x, y) => flag(x !== y || x === bigNat || y === bigNat),
  },
  less: timeComparison(
    (x, y) => x < y,
    (x, y) => x < y,
  ),
  less_equal: timeComparison(
    (x, y) => x <= y,
    (x, y) => x <= y,
  ),
  greater: timeComparison(
    (x, y) => x > y,
    (x, y) => x > y,
  ),
  greater_equal: timeComparison(
    (x, y) => x >= y,
    (x, y) => x >= y,
  ),
  maximum: timeKernel(Math.max, bigMax),
  minimum: timeKernel(Math.min, bigMin),
  fmax: {
    lane: loop2((x, y) => (x === nat ? y : y === nat ? x : Math.max(x, y))),
    big: (x, y) => (x === bigNat ? y : y === bigNat || x >= y ? x : y),
  },
  fmin: {
    lane: loop2((x, y) => (x === nat ? y : y === nat ? x : Math.min(x, y))),
    big: (x, y) => (x === bigNat ? y : y === bigNat || x <= y ? x : y),
  },
  clip: { lane: clipTimes },
  isnat: { lane: loop1((x) => +(x === nat)), big: (x) => flag(x === bigNat) },
  isnan: { lane: loop1((x) => +(x === nat)), big: (x) => flag(x === bigNat) },
  isfinite: { lane: loop1((x) => +(x !== nat)), big: (x) => flag(x !== bigNat) },
  isinf: { lane: loop1(() => 0), big: () => 0n },
};
