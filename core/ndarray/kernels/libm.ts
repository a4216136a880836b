import { add, divide, fastSum, low, multiply, squareRoot, twoProduct, twoSum } from "./doubledouble.ts";

import { frexp, ldexp } from "./scaling.ts";

export { frexp, ldexp } from "./scaling.ts";
export { acos, asin, atan, atan2, cos, sin, tan } from "./trigonometry.ts";

/**
 * Elementary functions rounded correctly in all but a few cases in a billion, by double-double arithmetic: the platform's
 * own differ from NumPy's in the last digit for every tenth number.
 */

const ln2 = Math.LN2;
const ln2Low = 2.3190468138462996e-17;
const log2e = Math.LOG2E;
const ln10 = Math.LN10;
const ln10Low = -2.1707562233822494e-16;

/** Returns e^(x + xl) - 1 for |x| below 1/2. */
function expm1Small(x: number, xl: number): number {
  // Eight halvings make the series short; doubling turns e into 2e + e^2.
  const r = x / 256;
  const rl = xl / 256;
  let sum = r * (1 / 40320 + r / 362880);
  let sumLow = 0;
  for (const factor of [5040, 720, 120, 24, 6, 2]) {
    const term = 1 / factor;
    const termLow = (1 - twoProduct(term, factor) - low) / factor;
    sum = add(sum, sumLow, term, termLow);
    sumLow = low;
    sum = multiply(sum, sumLow, r, rl);
    sumLow = low;
  }
  sum = add(sum, sumLow, 1, 0);
  sum = multiply(sum, low, r, rl);
  sumLow = low;
  for (let i = 0; i < 8; i++) {
    const square = multiply(sum, sumLow, sum, sumLow);
    const squareLow = low;
    sum = add(2 * sum, 2 * sumLow, square, squareLow);
    sumLow = low;
  }
  return fastSum(sum, sumLow);
}

/** The power of two that belongs to the last result of `expParts`. */
let scale = 0;

/** Returns e^(x + xl) as a mantissa near 1; its power of two goes to `scale`. */
function expParts(x: number, xl: number): number {
  const k = Math.round(x * log2e);
  const product = twoProduct(k, ln2);
  const productLow = low + k * ln2Low;
  const r = add(x, xl, -product, -productLow);
  const e = expm1Small(r, low);
  scale = k;
  return add(e, low, 1, 0);
}

/** Returns e^(x + xl), rounded. */
function expOf(x: number, xl: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 710) return Number.POSITIVE_INFINITY;
  if (x < -746) return 0;
  const mantissa = expParts(x, xl);
  return ldexp(mantissa + low, scale);
}

/** Returns ln(x + xl) as a double-double, for positive finite x. */
function logParts(x: number, xl: number): number {
  const [m, k] = frexp(x);
  const guess = Math.log(m);
  const e = expParts(-guess, 0);
  const factor = 2 ** scale;
  const product = multiply(m, ldexp(xl, -k), e * factor, low * factor);
  const t = add(product, low, -1, 0);
  const correction = t + low - (t * t) / 2;
  const shift = twoProduct(k, ln2);
  const shiftLow = low + k * ln2Low;
  const sum = twoSum(guess, correction);
  return add(shift, shiftLow, sum, low);
}

/** Returns ln(1 + x + xl) as a double-double, for x above -1. */
function log1pParts(x: number, xl: number): number {
  if (Math.abs(x) > 0.25) {
    const sum = twoSum(1, x);
    return logParts(sum, low + xl);
  }
  const guess = Math.log1p(x);
  const e = expm1Small(-guess, 0);
  const eLow = low;
  const product = multiply(e, eLow, x, xl);
  const productLow = low;
  const part = add(product, productLow, e, eLow);
  const t = add(part, low, x, xl);
  return twoSum(guess, t + low - (t * t) / 2);
}

export function exp(x: number): number {
  return expOf(x, 0);
}

/** Returns 2^x. */
export function exp2(x: number): number {
  if (!Number.isFinite(x) || x > 1025 || x < -1080) return 2 ** x;
  const k = Math.round(x);
  const product = twoProduct(x - k, ln2);
  const e = expm1Small(product, low + (x - k) * ln2Low);
  return ldexp(1 + e + low, k);
}

/** Returns 2^x in two doubles, for x in [0, 1). */
export function exactExp2(x: number): [high: number, low: number] {
  const product = twoProduct(x, ln2);
  const mantissa = expParts(product, low + x * ln2Low);
  return [mantissa * 2 ** scale, low * 2 ** scale];
}

export function expm1(x: number): number {
  if (x === 0 || Number.isNaN(x)) return x;
  if (Math.abs(x) < 0.4) {
    const small = expm1Small(x, 0);
    return small + low;
  }
  if (x > 40 || x < -40) return x < 0 ? -1 : expOf(x, 0);
  const mantissa = expParts(x, 0);
  const factor = 2 ** scale;
  const result = add(mantissa * factor, low * factor, -1, 0);
  return result + low;
}

export function log(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY || x === 1) return Math.log(x);
  const result = logParts(x, 0);
  return result + low;
}

/** Returns the logarithm divided by that of the base. */
function logBy(x: number, base: number, baseLow: number): number {
  const result = logParts(x, 0);
  const quotient = divide(result, low, base, baseLow);
  return quotient + low;
}

export function log2(x: number): number {
  return !(x > 0) || x === Number.POSITIVE_INFINITY || x === 1 ? Math.log2(x) : logBy(x, ln2, ln2Low);
}

export function log10(x: number): number {
  return !(x > 0) || x === Number.POSITIVE_INFINITY || x === 1 ? Math.log10(x) : logBy(x, ln10, ln10Low);
}

export function log1p(x: number): number {
  if (!(x > -1) || x === Number.POSITIVE_INFINITY || x === 0 || Math.abs(x) < 2 ** -60) return Math.log1p(x);
  const result = log1pParts(x, 0);
  return result + low;
}

/** Returns x^y as C's `pow` does, for which 1^NaN and (-1)^inf are 1. */
export function plainPow(x: number, y: number): number {
  return x === 1 || (x === -1 && Math.abs(y) === Number.POSITIVE_INFINITY) ? 1 : x ** y;
}

/** The same, right to the last digit. */
export function pow(x: number, y: number): number {
  const plain = plainPow(x, y);
  if (x === 1 || x === -1) return plain;
  if (!Number.isFinite(plain) || plain === 0 || !Number.isFinite(x) || y === 0 || y === 1) return plain;
  const logarithm = logParts(Math.abs(x), 0);
  const product = multiply(logarithm, low, y, 0);
  const size = expOf(product, low);
  return plain < 0 ? -size : size;
}

export function sinh(x: number): number {
  const size = Math.abs(x);
  if (!(size < 710) || size < 1e-8) return Math.sinh(x);
  if (size < 0.4) {
    const e = expm1Small(size, 0);
    const el = low;
    const sum = add(e, el, 1, 0);
    const quotient = divide(e, el, sum, low);
    const total = add(e, el, quotient, low);
    return Math.sign(x) * ((total + low) / 2);
  }
  return Math.sign(x) * halfOfExp(size, -1);
}

export function cosh(x: number): number {
  return Math.abs(x) < 710 ? halfOfExp(Math.abs(x), 1) : Math.cosh(x);
}

/** Returns (e^x + sign e^-x) / 2. */
function halfOfExp(x: number, sign: 1 | -1): number {
  const e = expParts(x, 0);
  const el = low;
  const k = scale;
  const inverse = divide(1, 0, e, el);
  const factor = sign * 2 ** Math.max(-1074, -2 * k);
  const sum = add(e, el, inverse * factor, low * factor);
  return ldexp((sum + low) / 2, k);
}

export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 1e-8 || !(size < 20)) return Math.tanh(x);
  let e: number;
  if (2 * size < 0.4) e = expm1Small(2 * size, 0);
  else {
    const mantissa = expParts(2 * size, 0);
    e = add(mantissa * 2 ** scale, low * 2 ** scale, -1, 0);
  }
  const el = low;
  const sum = add(e, el, 2, 0);
  const result = divide(e, el, sum, low);
  return Math.sign(x) * (result + low);
}

export function asinh(x: number): number {
  const size = Math.abs(x);
  if (size < 1e-8 || !(size < 1e150)) return Math.asinh(x);
  const square = twoProduct(size, size);
  const squareLow = low;
  const sum = add(square, squareLow, 1, 0);
  const root = squareRoot(sum, low);
  const plus = add(root, low, 1, 0);
  const quotient = divide(square, squareLow, plus, low);
  const argument = add(size, 0, quotient, low);
  const result = log1pParts(argument, low);
  return Math.sign(x) * (result + low);
}

export function acosh(x: number): number {
  if (!(x > 1) || x > 1e150) return Math.acosh(x);
  const minus = twoSum(x, -1);
  const minusLow = low;
  const plus = twoSum(x, 1);
  const product = multiply(minus, minusLow, plus, low);
  const root = squareRoot(product, low);
  const argument = add(root, low, minus, minusLow);
  const result = log1pParts(argument, low);
  return result + low;
}

export function atanh(x: number): number {
  const size = Math.abs(x);
  if (!(size < 1) || size < 1e-8) return Math.atanh(x);
  const minus = twoSum(1, -size);
  const quotient = divide(2 * size, 0, minus, low);
  const result = log1pParts(quotient, low);
  return Math.sign(x) * ((result + low) / 2);
}

export function cbrt(x: number): number {
  const guess = Math.cbrt(x);
  if (!Number.isFinite(guess) || guess === 0) return guess;
  const square = twoProduct(guess, guess);
  const cube = multiply(square, low, guess, 0);
  const rest = add(cube, low, -x, 0);
  return guess - (rest + low) / (3 * guess * guess);
}

/** Returns the square root of x^2 + y^2. */
export function hypot(x: number, y: number): number {
  const plain = Math.hypot(x, y);
  if (!(plain > 1e-140 && plain < 1e140)) return plain;
  const a = twoProduct(x, x);
  const al = low;
  const b = twoProduct(y, y);
  const sum = add(a, al, b, low);
  const root = squareRoot(sum, low);
  return root + low;
}

/** Returns the exact error of a product: x * y - product. */
export function productError(x: number, y: number, product: number): number {
  return twoProduct(x, y) - product + low;
}

/** Returns x * y + z rounded once. */
export function multiplyAdd(x: number, y: number, z: number): number {
  const product = x * y;
  // Only so the sum of two zeros keeps its sign.
  if (product === 0 && (x === 0 || y === 0)) return product + z;
  const isLarge = Math.abs(product) > 1e290 || Math.abs(x) > 1e290 || Math.abs(y) > 1e290;
  if (!Number.isFinite(product + z) || isLarge) return product + z;
  twoProduct(x, y);
  const error = low;
  const sum = twoSum(product, z);
  return sum + (low + error);
}
