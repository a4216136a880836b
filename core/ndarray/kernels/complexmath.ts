import * as m from "./libm.ts";

/** Real and imaginary part. */
export type Pair = readonly [re: number, im: number];

const infinity = Number.POSITIVE_INFINITY;

/** Smith's division. */
export function divide(a: number, b: number, c: number, d: number): Pair {
  if (Math.abs(c) >= Math.abs(d)) {
    if (c === 0 && d === 0) return [a / 0, b / 0];
    const ratio = d / c;
    const scale = 1 / (c + d * ratio);
    return [(a + b * ratio) * scale, (b - a * ratio) * scale];
  }
  const ratio = c / d;
  const scale = 1 / (d + c * ratio);
  return [(a * ratio + b) * scale, (b * ratio - a) * scale];
}

export function exp(re: number, im: number): Pair {
  if (im === 0) return [m.exp(re), im];
  if (re === -infinity) return Number.isFinite(im) ? [0 * m.cos(im), 0 * m.sin(im)] : [0, 0];
  if (!Number.isFinite(im)) return re === infinity ? [infinity, Number.NaN] : [Number.NaN, Number.NaN];
  if (re > 709) {
    const size = m.exp(re - 709);
    const scale = m.exp(709);
    return [m.cos(im) * size * scale, m.sin(im) * size * scale];
  }
  const size = m.exp(re);
  return [size * m.cos(im), size * m.sin(im)];
}

export function log(re: number, im: number): Pair {
  return [logSize(re, im), m.atan2(im, re)];
}

/** The logarithm of the size, near 1 without cancellation. */
function logSize(re: number, im: number): number {
  const [large, small] =
    Math.abs(re) >= Math.abs(im) ? [Math.abs(re), Math.abs(im)] : [Math.abs(im), Math.abs(re)];
  if (large > 0.5 && large < 2 && small < 2) return m.log1p((large - 1) * (large + 1) + small * small) / 2;
  return m.log(m.hypot(re, im));
}

export function log2(re: number, im: number): Pair {
  const [size, angle] = log(re, im);
  return [size * Math.LOG2E, angle * Math.LOG2E];
}

export function log10(re: number, im: number): Pair {
  const [size, angle] = log(re, im);
  return [size * Math.LOG10E, angle * Math.LOG10E];
}

export function log1p(re: number, im: number): Pair {
  return [m.log(m.hypot(re + 1, im)), m.atan2(im, re + 1)];
}

export function expm1(re: number, im: number): Pair {
  const half = m.sin(im / 2);
  return [m.expm1(re) * m.cos(im) - 2 * half * half, m.exp(re) * m.sin(im)];
}

export function sqrt(re: number, im: number): Pair {
  if (re === 0 && im === 0) return [0, im];
  if (Math.abs(im) === infinity) return [infinity, im];
  if (Number.isNaN(re)) return [Number.NaN, Number.NaN];
  if (Math.abs(re) === infinity) {
    if (re > 0) return [re, Number.isNaN(im) ? im : signed(0, im)];
    return [Number.isNaN(im) ? im : 0, signed(infinity, im)];
  }
  if (re === 0) {
    const half = Math.sqrt(Math.abs(im) * 0.5);
    return [half, signed(half, im)];
  }
  if (re > 0) {
    const t = Math.sqrt((re + m.hypot(re, im)) * 0.5);
    return [t, im / (2 * t)];
  }
  const t = Math.sqrt((-re + m.hypot(re, im)) * 0.5);
  return [Math.abs(im) / (2 * t), signed(t, im)];
}

/** Rounds each step to the float type of the parts. */
type Round = (x: number) => number;

const keep: Round = (x) => x;

/** x^y: by multiplication for small whole exponents, else exp(y log x); with every step rounded by `r`. */
export function pow(a: number, b: number, x: number, y: number, r: Round = keep): Pair {
  if (x === 0 && y === 0) return [1, 0];
  if (a === 0 && b === 0) return x > 0 ? [0, 0] : [Number.NaN, Number.NaN];
  if (y === 0 && Number.isInteger(x)) {
    if (x === 1) return [a, b];
    if (x === 2) return times(a, b, a, b, r);
    if (x === 3) return times(a, b, ...times(a, b, a, b, r), r);
    if (x > -100 && x < 100) return integerPower(a, b, x, r);
  }
  const [size, angle] = log(a, b);
  const [re, im] = times(r(size), r(angle), x, y, r);
  if (r === keep) return exp(re, im);
  const scale = r(m.exp(re));
  return Number.isFinite(scale) && Number.isFinite(im)
    ? [scale * r(m.cos(im)), scale * r(m.sin(im))]
    : exp(re, im);
}

function times(a: number, b: number, c: number, d: number, r: Round): Pair {
  return [r(r(a * c) - r(b * d)), r(r(a * d) + r(b * c))];
}

function integerPower(a: number, b: number, n: number, r: Round): Pair {
  let base: Pair = [a, b];
  let result: Pair = [1, 0];
  let mask = 1;
  const count = Math.abs(n);
  for (;;) {
    if (count & mask) result = times(...result, ...base, r);
    mask *= 2;
    if (count < mask) break;
    base = times(...base, ...base, r);
  }
  return n < 0 ? divide(1, 0, ...result) : result;
}

export function sin(re: number, im: number): Pair {
  const [a, b] = sinh(-im, re);
  return [b, -a];
}

export function cos(re: number, im: number): Pair {
  return cosh(-im, re);
}

export function sinh(re: number, im: number): Pair {
  if (im === 0) return [m.sinh(re), im];
  if (!Number.isFinite(im)) return [re === 0 || Math.abs(re) === infinity ? re : Number.NaN, Number.NaN];
  if (re === 0) return [signed(0, re) * Math.sign(m.cos(im) || 1), m.sin(im)];
  return [m.sinh(re) * m.cos(im), m.cosh(re) * m.sin(im)];
}

export function cosh(re: number, im: number): Pair {
  if (im === 0) return [m.cosh(re), signed(1, re) * im];
  if (!Number.isFinite(im)) {
    if (re === 0) return [Number.NaN, 0];
    return [Math.abs(re) === infinity ? infinity : Number.NaN, Number.NaN];
  }
  if (re === 0) return [m.cos(im), signed(0, re) * Math.sign(m.sin(im) || 1)];
  return [m.cosh(re) * m.cos(im), m.sinh(re) * m.sin(im)];
}

export function tan(re: number, im: number): Pair {
  const [a, b] = tanh(-im, re);
  return [b, -a];
}

/** By Kahan's formula, which does not overflow. */
export function tanh(re: number, im: number): Pair {
  if (Math.abs(re) === infinity)
    return [Math.sign(re), Number.isFinite(im) ? signed(0, m.sin(2 * im)) : signed(0, im)];
  if (!Number.isFinite(im)) return [re === 0 ? re : Number.NaN, Number.NaN];
  if (Math.abs(re) > 22) return [Math.sign(re), 4 * m.sin(im) * m.cos(im) * m.exp(-2 * Math.abs(re))];
  const t = m.tan(im);
  const beta = 1 + t * t;
  const s = m.sinh(re);
  const rho = Math.sqrt(1 + s * s);
  if (!Number.isFinite(t)) return [rho / s, 1 / t];
  const divisor = 1 + beta * s * s;
  return [(beta * rho * s) / divisor, t / divisor];
}

export function asin(re: number, im: number): Pair {
  const [a, b] = asinh(-im, re);
  return [b, -a];
}

export function acos(re: number, im: number): Pair {
  if (isInfinite(re, im)) return [Math.abs(m.atan2(im, re)), signed(infinity, -im)];
  const [a, b] = sqrt(1 - re, -im);
  const [c, d] = sqrt(1 + re, im);
  return [2 * m.atan2(a, c), m.asinh(c * b - d * a)];
}

export function atan(re: number, im: number): Pair {
  const [a, b] = atanh(-im, re);
  return [b, -a];
}

export function asinh(re: number, im: number): Pair {
  if (isInfinite(re, im)) return [signed(infinity, re), m.atan2(im, Math.abs(re))];
  const [a, b] = sqrt(1 + im, -re);
  const [c, d] = sqrt(1 - im, re);
  return [m.asinh(a * d - c * b), m.atan2(im, a * c - b * d)];
}

export function acosh(re: number, im: number): Pair {
  if (isInfinite(re, im)) return [infinity, m.atan2(im, re)];
  const [a, b] = sqrt(re - 1, im);
  const [c, d] = sqrt(re + 1, im);
  return [m.asinh(a * c + b * d), 2 * m.atan2(b, c)];
}

export function atanh(re: number, im: number): Pair {
  if (isInfinite(re, im)) return [signed(0, re), signed(Math.PI / 2, im)];
  if (im === 0 && Math.abs(re) < 1) return [m.atanh(re), im];
  if (re === 0) return [re, m.atan(im)];
  if (Math.abs(im) === infinity) return [signed(0, re), signed(Math.PI / 2, im)];
  if (Math.abs(re) === infinity) return [signed(0, re), im];
  const length = Math.hypot(re, im);
  // Far from zero the real part is that of the reciprocal.
  if (length > 2 ** 52) return [re / length / length, signed(Math.PI / 2, im)];
  const square = im * im;
  const real = m.log1p((4 * re) / ((1 - re) * (1 - re) + square)) / 4;
  return [real, m.atan2(2 * im, (1 - re) * (1 + re) - square) / 2];
}

/** True when a part is infinite and none is NaN. */
function isInfinite(re: number, im: number): boolean {
  return (Math.abs(re) === infinity || Math.abs(im) === infinity) && !Number.isNaN(re) && !Number.isNaN(im);
}

function signed(size: number, sign: number): number {
  return sign < 0 || Object.is(sign, -0) ? -size : size;
}
