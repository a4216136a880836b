import * as c from "./complexmath.ts";
import { rint } from "./floats.ts";
import { complex1, complex2, type Kernel, type Loop } from "./kernel.ts";
import type { Lane } from "./lanes.ts";
import { hypot, multiplyAdd } from "./libm.ts";

/** Rounds a step of a computation to the float type of the parts. */
type Round = (x: number) => number;
type Put = (a: number, b: number, c: number, d: number, out: Lane, to: number) => void;
type Test2 = (a: number, b: number, c: number, d: number) => boolean;

const keep: Round = (x) => x;

const add: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) {
    out[2 * i] = x[2 * i * p] + y[2 * i * q];
    out[2 * i + 1] = x[2 * i * p + 1] + y[2 * i * q + 1];
  }
};

const subtract: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) {
    out[2 * i] = x[2 * i * p] - y[2 * i * q];
    out[2 * i + 1] = x[2 * i * p + 1] - y[2 * i * q + 1];
  }
};

/** The product as NumPy's vector loops make it: one product of each part is rounded, the other is added unrounded. */
function multiply(round: Round): Put {
  if (round !== keep)
    return (a, b, c, d, out, to) => {
      out[to] = a * c - round(b * d);
      out[to + 1] = a * d + round(b * c);
    };
  return (a, b, c, d, out, to) => {
    out[to] = multiplyAdd(a, c, -(b * d));
    out[to + 1] = multiplyAdd(a, d, b * c);
  };
}

/** Smith's division: it scales by the larger part of the divisor. */
function divide(r: Round): Put {
  return (a, b, c, d, out, to) => {
    if (Math.abs(c) >= Math.abs(d)) {
      if (c === 0 && d === 0) {
        out[to] = a / 0;
        out[to + 1] = b / 0;
        return;
      }
      const ratio = r(d / c);
      const scale = r(1 / r(c + r(d * ratio)));
      out[to] = r(r(a + r(b * ratio)) * scale);
      out[to + 1] = r(r(b - r(a * ratio)) * scale);
      return;
    }
    const ratio = r(c / d);
    const scale = r(1 / r(d + r(c * ratio)));
    out[to] = r(r(r(a * ratio) + b) * scale);
    out[to + 1] = r(r(r(b * ratio) - a) * scale);
  };
}

function reciprocal(r: Round): Loop {
  return complex1((re, im, out, to) => {
    if (Math.abs(im) <= Math.abs(re)) {
      const ratio = r(im / re);
      const divisor = r(re + r(im * ratio));
      out[to] = r(1 / divisor);
      out[to + 1] = r(-ratio / divisor);
      return;
    }
    const ratio = r(re / im);
    const divisor = r(r(re * ratio) + im);
    out[to] = r(ratio / divisor);
    out[to + 1] = r(-1 / divisor);
  });
}

function power(round: Round): Loop {
  return complex2((a, b, x, y, out, to) => {
    [out[to], out[to + 1]] = round === keep ? c.pow(a, b, x, y) : c.pow(a, b, x, y, round);
  });
}

function square(round: Round): Loop {
  const put = multiply(round);
  return complex1((re, im, out, to) => put(re, im, re, im, out, to));
}

/** The number divided by its size; infinite parts stand for their direction. */
function sign(re: number, im: number, out: Lane, to: number): void {
  const size = hypot(re, im);
  const hasSize = Number.isFinite(size);
  if (Number.isNaN(size) || (Math.abs(re) === Number.POSITIVE_INFINITY && Math.abs(im) === Math.abs(re))) {
    out[to] = out[to + 1] = Number.NaN;
  } else if (size === 0) out[to] = out[to + 1] = 0;
  else {
    out[to] = hasSize ? re / size : Math.abs(re) === size ? Math.sign(re) : 0;
    out[to + 1] = hasSize ? im / size : Math.abs(im) === size ? Math.sign(im) : 0;
  }
}

/** A loop whose results are real: flags or sizes. */
function toReal(f: (re: number, im: number) => number): Loop {
  return ([x], [p], [out], count) => {
    for (let i = 0; i < count; i++) out[i] = f(x[2 * i * p], x[2 * i * p + 1]);
  };
}

function test(f: Test2): Loop {
  return ([x, y], [p, q], [out], count) => {
    for (let i = 0; i < count; i++)
      out[i] = +f(x[2 * i * p], x[2 * i * p + 1], y[2 * i * q], y[2 * i * q + 1]);
  };
}

const isLess: Test2 = (a, b, c, d) => (a < c && !Number.isNaN(b) && !Number.isNaN(d)) || (a === c && b < d);
const isLessEqual: Test2 = (a, b, c, d) =>
  (a < c && !Number.isNaN(b) && !Number.isNaN(d)) || (a === c && b <= d);
const isNan = (re: number, im: number) => Number.isNaN(re) || Number.isNaN(im);
const isTrue = (re: number, im: number) => re !== 0 || im !== 0;

/** Takes the first operand where `first` says so, else the second. */
function choose(first: Test2): Loop {
  return complex2((a, b, c, d, out, to) => {
    const isFirst = first(a, b, c, d);
    out[to] = isFirst ? a : c;
    out[to + 1] = isFirst ? b : d;
  });
}

const map = (f: (re: number, im: number) => readonly [number, number]): Kernel => ({
  lane: complex1((re, im, out, to) => {
    [out[to], out[to + 1]] = f(re, im);
  }),
});

const comparisons: Readonly<Record<string, Kernel>> = {
  equal: { lane: test((a, b, c, d) => a === c && b === d) },
  not_equal: { lane: test((a, b, c, d) => a !== c || b !== d) },
  less: { lane: test(isLess) },
  less_equal: { lane: test(isLessEqual) },
  greater: { lane: test((a, b, c, d) => isLess(c, d, a, b)) },
  greater_equal: { lane: test((a, b, c, d) => isLessEqual(c, d, a, b)) },
  logical_and: { lane: test((a, b, c, d) => isTrue(a, b) && isTrue(c, d)) },
  logical_or: { lane: test((a, b, c, d) => isTrue(a, b) || isTrue(c, d)) },
  logical_xor: { lane: test((a, b, c, d) => isTrue(a, b) !== isTrue(c, d)) },
  logical_not: { lane: toReal((re, im) => +!isTrue(re, im)) },
  maximum: { lane: choose((a, b, c, d) => isNan(a, b) || isLessEqual(c, d, a, b)) },
  minimum: { lane: choose((a, b, c, d) => isNan(a, b) || isLessEqual(a, b, c, d)) },
  fmax: { lane: choose((a, b, c, d) => isNan(c, d) || isLessEqual(c, d, a, b)) },
  fmin: { lane: choose((a, b, c, d) => isNan(c, d) || isLessEqual(a, b, c, d)) },
};

const clip: Loop = ([x, y, z], [p, q, r], [out], count) => {
  for (let i = 0; i < count; i++) {
    const [a, b] = [x[2 * i * p], x[2 * i * p + 1]];
    const [lo, loIm] = [y[2 * i * q], y[2 * i * q + 1]];
    const [hi, hiIm] = [z[2 * i * r], z[2 * i * r + 1]];
    const isAbove = isNan(a, b) || isLessEqual(lo, loIm, a, b);
    const [re, im] = isAbove ? [a, b] : [lo, loIm];
    const isBelow = isNan(re, im) || isLessEqual(re, im, hi, hiIm);
    out[2 * i] = isBelow ? re : hi;
    out[2 * i + 1] = isBelow ? im : hiIm;
  }
};

const functions: Readonly<Record<string, Kernel>> = {
  add: { lane: add },
  subtract: { lane: subtract },
  clip: { lane: clip },
  negative: map((re, im) => [-re, -im]),
  positive: map((re, im) => [re, im]),
  conjugate: map((re, im) => [re, -im]),
  sign: { lane: complex1(sign) },
  absolute: { lane: toReal(hypot) },
  isnan: { lane: toReal((re, im) => +isNan(re, im)) },
  isfinite: { lane: toReal((re, im) => +(Number.isFinite(re) && Number.isFinite(im))) },
  isinf: {
    lane: toReal(
      (re, im) => +(Math.abs(re) === Number.POSITIVE_INFINITY || Math.abs(im) === Number.POSITIVE_INFINITY),
    ),
  },
  rint: map((re, im) => [rint(re), rint(im)]),
  sqrt: map(c.sqrt),
  exp: map(c.exp),
  exp2: map((re, im) => c.exp(re * Math.LN2, im * Math.LN2)),
  expm1: map(c.expm1),
  log: map(c.log),
  log2: map(c.log2),
  log10: map(c.log10),
  log1p: map(c.log1p),
  sin: map(c.sin),
  cos: map(c.cos),
  tan: map(c.tan),
  sinh: map(c.sinh),
  cosh: map(c.cosh),
  tanh: map(c.tanh),
  arcsin: map(c.asin),
  arccos: map(c.acos),
  arctan: map(c.atan),
  arcsinh: map(c.asinh),
  arccosh: map(c.acosh),
  arctanh: map(c.atanh),
};

/** Returns the kernels of the complex type of this size by ufunc. */
export function complexKernels(itemsize: number): Readonly<Record<string, Kernel>> {
  const round = itemsize === 8 ? Math.fround : keep;
  return {
    ...comparisons,
    ...functions,
    power: { lane: power(round) },
    float_power: { lane: power(round) },
    multiply: { lane: complex2(multiply(round)) },
    divide: { lane: complex2(divide(round)) },
    reciprocal: { lane: reciprocal(round) },
    square: { lane: square(round) },
  };
}
