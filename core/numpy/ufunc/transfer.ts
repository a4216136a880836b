import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { greatest, least } from "../../ndarray/spread.ts";
import type { Interval } from "./interval.ts";

type Transfer = (x: Interval, y: Interval, z: Interval) => Interval | undefined;

const infinity = Number.POSITIVE_INFINITY;
// The next double after Math.PI, which lies below pi.
const pi = Math.PI + 2 ** -51;

/** Returns an interval that holds every result of the kernel on numbers from these; undefined where nothing is known. */
export function transferOf(
  kernel: string,
  intervals: readonly Interval[],
  dtype: DType,
): Interval | undefined {
  const transfer = Object.hasOwn(transfers, kernel) ? transfers[kernel] : undefined;
  const [x, y = x, z = x] = intervals;
  const found = transfer?.(x, y, z);
  if (!found) return undefined;
  const nan = found.nan && dtype.kind === "f";
  return Number.isNaN(found.lo) || Number.isNaN(found.hi) ? undefined : { ...found, nan };
}

/** Can infinities meet so that a sum or product of them is NaN? */
function isInfinite({ lo, hi }: Interval): boolean {
  return lo === -infinity || hi === infinity;
}

function holdsZero({ lo, hi }: Interval): boolean {
  return lo <= 0 && hi >= 0;
}

/** 0 times an end that is infinite counts as 0 here: NaN is told apart. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

function corners(x: Interval, y: Interval, f: (a: number, b: number) => number): readonly [number, number] {
  const values = [f(x.lo, y.lo), f(x.lo, y.hi), f(x.hi, y.lo), f(x.hi, y.hi)];
  return [least(values), greatest(values)];
}

const both = (x: Interval, y: Interval) => ({ integral: x.integral && y.integral, nan: x.nan || y.nan });

/** Whole numbers whose results stay below 2^53 are computed exactly. */
function exactWhole(x: Interval, y: Interval, lo: number, hi: number): boolean {
  return x.exact && y.exact && x.integral && y.integral && Math.max(Math.abs(lo), Math.abs(hi)) < 2 ** 53;
}

function sum(x: Interval, y: Interval): Interval {
  const lo = x.lo + y.lo;
  const hi = x.hi + y.hi;
  const nan =
    x.nan || y.nan || (x.lo === -infinity && y.hi === infinity) || (x.hi === infinity && y.lo === -infinity);
  return {
    lo: Number.isNaN(lo) ? -infinity : lo,
    hi: Number.isNaN(hi) ? infinity : hi,
    integral: x.integral && y.integral,
    nan,
    // Rounding to nearest keeps the order, so that rounded ends bound rounded sums.
    exact: x.exact && y.exact,
  };
}

function negated({ lo, hi, ...rest }: Interval): Interval {
  return { ...rest, lo: -hi + 0, hi: -lo + 0 };
}

function product(x: Interval, y: Interval): Interval {
  const [lo, hi] = corners(x, y, times);
  const nan = x.nan || y.nan || (isInfinite(x) && holdsZero(y)) || (isInfinite(y) && holdsZero(x));
  return { lo, hi, integral: x.integral && y.integral, nan, exact: x.exact && y.exact };
}

function quotient(x: Interval, y: Interval): Interval {
  if (holdsZero(y)) {
    const isPositive = x.lo >= 0 && y.lo >= 0;
    // Negative zero as a divisor turns the sign.
    return {
      lo: isPositive && y.lo > 0 ? 0 : -infinity,
      hi: infinity,
      integral: false,
      nan: true,
      exact: true,
    };
  }
  const [lo, hi] = corners(x, y, (a, b) =>
    Math.abs(a) === infinity && Math.abs(b) === infinity ? 0 : a / b,
  );
  return {
    lo,
    hi,
    integral: false,
    nan: x.nan || y.nan || (isInfinite(x) && isInfinite(y)),
    exact: x.exact && y.exact,
  };
}

function floorQuotient(x: Interval, y: Interval): Interval | undefined {
  if (holdsZero(y)) return undefined;
  const { lo, hi, nan } = quotient(x, y);
  const isSmall =
    exactWhole(x, y, 2 ** 26 * x.lo, 2 ** 26 * x.hi) && exactWhole(x, y, 2 ** 26 * y.lo, 2 ** 26 * y.hi);
  // A rounded quotient may have reached the next whole number.
  return { lo: Math.floor(lo) - (isSmall ? 0 : 1), hi: Math.floor(hi), integral: true, nan, exact: true };
}

/** The remainder has the divisor's sign and is smaller than it. */
function remainder(x: Interval, y: Interval): Interval | undefined {
  if (holdsZero(y) && !(x.integral && y.integral)) return undefined;
  const whole = x.integral && y.integral;
  const most = Math.max(Math.abs(y.lo), Math.abs(y.hi)) - (whole ? 1 : 0);
  const lo = y.lo < 0 ? -most : 0;
  const hi = y.hi > 0 ? most : 0;
  const isSmall = x.lo >= 0 && y.lo >= 0 && x.hi < y.lo;
  const nan = x.nan || y.nan || isInfinite(x) || holdsZero(y);
  return { lo: isSmall ? x.lo : lo, hi: isSmall ? x.hi : hi, integral: whole, nan, exact: true };
}

function absolute({ lo, hi, ...rest }: Interval): Interval {
  const most = Math.max(Math.abs(lo), Math.abs(hi));
  return { ...rest, lo: lo <= 0 && hi >= 0 ? 0 : Math.min(Math.abs(lo), Math.abs(hi)), hi: most };
}

function square(x: Interval): Interval {
  const { lo, hi, ...rest } = absolute(x);
  return { ...rest, lo: times(lo, lo), hi: times(hi, hi) };
}

/** A function that never falls; the ends are rounded by its own error unless `isExact`. */
function rising(f: (x: number) => number, { integral = false, exact = false } = {}): Transfer {
  return (x) => ({
    lo: f(x.lo),
    hi: f(x.hi),
    integral: integral || false,
    nan: x.nan,
    exact: exact && x.exact,
  });
}

/** The same where the function has no value outside [from, to]: there it gives NaN. */
function risingOn(f: (x: number) => number, from: number, to: number, exact = false): Transfer {
  return (x) => {
    if (x.hi < from || x.lo > to) return undefined;
    const lo = f(Math.max(x.lo, from));
    const hi = f(Math.min(x.hi, to));
    return { lo, hi, integral: false, nan: x.nan || x.lo < from || x.hi > to, exact: exact && x.exact };
  };
}

function within(lo: number, hi: number): Transfer {
  return (x) => ({ lo, hi, integral: false, nan: x.nan || isInfinite(x), exact: true });
}

/** The first of two, or both, may be NaN: then the result is. */
function extremum(pick: (a: number, b: number) => number): Transfer {
  return (x, y) => ({ lo: pick(x.lo, y.lo), hi: pick(x.hi, y.hi), ...both(x, y), exact: x.exact && y.exact });
}

/** Without NaN the extremum of both; with one, either number by itself. */
function skipping(pick: (a: number, b: number) => number): Transfer {
  return (x, y) => {
    const lows = [pick(x.lo, y.lo), ...(x.nan ? [y.lo] : []), ...(y.nan ? [x.lo] : [])];
    const highs = [pick(x.hi, y.hi), ...(x.nan ? [y.hi] : []), ...(y.nan ? [x.hi] : [])];
    return {
      lo: least(lows),
      hi: greatest(highs),
      integral: x.integral && y.integral,
      nan: x.nan && y.nan,
      exact: x.exact && y.exact,
    };
  };
}

/** Whole powers of whole numbers, and powers of positive numbers. */
function power(x: Interval, y: Interval): Interval | undefined {
  if (y.lo < 0 || y.nan) return undefined;
  const isConstant = y.lo === y.hi && Number.isInteger(y.lo);
  if (x.lo < 0 && !isConstant) return undefined;
  const ends = x.lo < 0 && y.lo % 2 === 0 ? absolute(x) : x;
  const [lo, hi] = corners(ends, y, (a, b) => a ** b);
  const whole = x.integral && y.integral;
  return { lo, hi, integral: whole, nan: x.nan, exact: exactWhole(x, y, lo, hi) };
}

/** Non-negative whole numbers below a power of two keep to it under bitwise operations. */
function bits(x: Interval, y: Interval): Interval | undefined {
  if (x.lo < 0 || y.lo < 0) return undefined;
  const most = Math.max(x.hi, y.hi);
  if (most >= 2 ** 53) return undefined;
  let limit = 1;
  while (limit <= most) limit *= 2;
  const hi = limit - 1;
  return { lo: 0, hi, integral: true, nan: false, exact: true };
}

const same: Transfer = (x) => x;
const flag: Transfer = () => ({ lo: 0, hi: 1, integral: true, nan: false, exact: true });
const whole = { integral: true, exact: true };

const transfers: Readonly<Record<string, Transfer>> = {
  add: sum,
  subtract: (x, y) => sum(x, negated(y)),
  multiply: product,
  divide: quotient,
  floor_divide: floorQuotient,
  remainder,
  power,
  negative: negated,
  positive: same,
  conjugate: same,
  absolute,
  fabs: absolute,
  square,
  sqrt: risingOn(Math.sqrt, 0, infinity, true),
  cbrt: rising(Math.cbrt),
  exp: rising(Math.exp),
  exp2: rising((x) => 2 ** x),
  expm1: rising(Math.expm1),
  log: risingOn(Math.log, 0, infinity),
  log2: risingOn(Math.log2, 0, infinity),
  log10: risingOn(Math.log10, 0, infinity),
  log1p: risingOn(Math.log1p, -1, infinity),
  sin: within(-1, 1),
  cos: within(-1, 1),
  arctan: rising(Math.atan),
  arcsin: risingOn(Math.asin, -1, 1),
  arccos: (x) =>
    x.hi < -1 || x.lo > 1
      ? undefined
      : { lo: 0, hi: pi, integral: false, nan: x.nan || x.lo < -1 || x.hi > 1, exact: false },
  arctan2: (x, y) => ({
    lo: -pi,
    hi: pi,
    integral: false,
    nan: x.nan || y.nan,
    exact: false,
  }),
  sinh: rising(Math.sinh),
  tanh: rising(Math.tanh),
  arcsinh: rising(Math.asinh),
  cosh: (x) => rising(Math.cosh)(absolute(x), x, x),
  hypot: (x, y) => {
    const [a, b] = [absolute(x), absolute(y)];
    return {
      lo: Math.hypot(a.lo, b.lo),
      hi: Math.hypot(a.hi, b.hi),
      integral: false,
      nan: x.nan || y.nan,
      exact: false,
    };
  },
  degrees: rising((x) => x * (180 / Math.PI)),
  rad2deg: rising((x) => x * (180 / Math.PI)),
  radians: rising((x) => x * (Math.PI / 180)),
  deg2rad: rising((x) => x * (Math.PI / 180)),
  floor: rising(Math.floor, whole),
  ceil: rising(Math.ceil, whole),
  trunc: rising(Math.trunc, whole),
  rint: (x) => ({ lo: Math.floor(x.lo), hi: Math.ceil(x.hi), integral: true, nan: x.nan, exact: x.exact }),
  sign: (x) => ({ lo: Math.sign(x.lo), hi: Math.sign(x.hi), integral: true, nan: x.nan, exact: true }),
  maximum: extremum(Math.max),
  minimum: extremum(Math.min),
  fmax: skipping(Math.max),
  fmin: skipping(Math.min),
  clip: (x, y, z) => {
    const raised = extremum(Math.max)(x, y, z);
    return raised && extremum(Math.min)(raised, z, z);
  },
  bitwise_and: (x, y) => {
    if (x.lo < 0 && y.lo < 0) return undefined;
    const hi = x.lo < 0 ? y.hi : y.lo < 0 ? x.hi : Math.min(x.hi, y.hi);
    return { lo: 0, hi, integral: true, nan: false, exact: true };
  },
  bitwise_or: bits,
  bitwise_xor: bits,
  invert: (x) => ({ ...x, lo: -1 - x.hi, hi: -1 - x.lo }),
  left_shift: (x, y) =>
    y.lo < 0 || y.hi > 63 ? undefined : product(x, { ...y, lo: 2 ** y.lo, hi: 2 ** y.hi }),
  right_shift: (x, y) => {
    if (y.lo < 0) return undefined;
    const [lo, hi] = corners(x, y, (a, b) => Math.floor(a / 2 ** Math.min(b, 64)));
    return { lo, hi, integral: true, nan: false, exact: true };
  },
  bitwise_count: () => ({ lo: 0, hi: 64, integral: true, nan: false, exact: true }),
  isnan: flag,
  signbit: flag,
};
