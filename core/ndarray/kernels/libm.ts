import { add, divide, fastSum, low, multiply, squareRoot, twoProduct, twoSum } from "./doubledouble.ts";

/**
 * Elementary functions rounded correctly in all but a few cases in a billion, by double-double arithmetic: the platform's
 * own differ from NumPy's in the last digit for every tenth number.
 */

const ln2 = Math.LN2;
const ln2Low = 2.3190468138462996e-17;
const log2e = Math.LOG2E;
const ln10 = Math.LN10;
const ln10Low = -2.1707562233822494e-16;
const halfPi = Math.PI / 2;
const halfPiLow = 6.123233995736766e-17;
const halfPiLowest = -1.4973849048591833e-33;

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

/** Returns e^(x + xl) as mantissa near 1; the power of two goes to `scale`. */
let scale = 0;
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

/** Returns sin(x + xl) for |x| below 1. */
function sinSeries(x: number, xl: number): number {
  return series(x, xl, x, xl, 1);
}

/** Returns cos(x + xl) for |x| below 1. */
function cosSeries(x: number, xl: number): number {
  return series(x, xl, 1, 0, 0);
}

/** Sums first - first x^2 / ((n + 1)(n + 2)) + ... */
function series(x: number, xl: number, first: number, firstLow: number, from: number): number {
  const square = multiply(x, xl, x, xl);
  const squareLow = low;
  let term = first;
  let termLow = firstLow;
  let sum = first;
  let sumLow = firstLow;
  for (let n = from; Math.abs(term) > 1e-34 * Math.abs(sum); n += 2) {
    term = multiply(-term, -termLow, square, squareLow);
    term = divide(term, low, (n + 1) * (n + 2), 0);
    termLow = low;
    sum = add(sum, sumLow, term, termLow);
    sumLow = low;
  }
  return fastSum(sum, sumLow);
}

/** Takes multiples of pi/2 off; returns the rest, and in `quadrant` how many of them modulo 4. */
let quadrant = 0;
function reduced(x: number): number {
  const k = Math.round(x / halfPi);
  quadrant = ((k % 4) + 4) % 4;
  const product = twoProduct(k, halfPi);
  const productLow = low;
  const rest = twoSum(x, -product);
  const restLow = low - productLow;
  const second = twoProduct(k, halfPiLow);
  const secondLow = low + k * halfPiLowest;
  const sum = twoSum(rest, restLow);
  return add(sum, low, -second, -secondLow);
}

/** Beyond this the reduction would lose digits. */
const largest = 1e6;

export function sin(x: number): number {
  if (!(Math.abs(x) < largest) || Math.abs(x) < 1e-8) return Math.sin(x);
  const r = reduced(x);
  const value = quadrant % 2 === 0 ? sinSeries(r, low) : cosSeries(r, low);
  return quadrant < 2 ? value + low : -(value + low);
}

export function cos(x: number): number {
  if (!(Math.abs(x) < largest)) return Math.cos(x);
  const r = reduced(x);
  const value = quadrant % 2 === 0 ? cosSeries(r, low) : sinSeries(r, low);
  return quadrant === 0 || quadrant === 3 ? value + low : -(value + low);
}

export function tan(x: number): number {
  if (!(Math.abs(x) < largest) || Math.abs(x) < 1e-8) return Math.tan(x);
  const r = reduced(x);
  const rl = low;
  const s = sinSeries(r, rl);
  const sl = low;
  const c = cosSeries(r, rl);
  const cl = low;
  const result = quadrant % 2 === 0 ? divide(s, sl, c, cl) : divide(-c, -cl, s, sl);
  return result + low;
}

/** Returns the angle of (x + xl, y + yl), improved by one step from the platform's. */
function angle(y: number, yl: number, x: number, xl: number): number {
  const guess = Math.atan2(y, x);
  const r = reduced(guess);
  const rl = low;
  const q = quadrant;
  const s = sinSeries(r, rl);
  const sl = low;
  const c = cosSeries(r, rl);
  const cl = low;
  const [sine, sineLow, cosine, cosineLow] =
    q === 0 ? [s, sl, c, cl] : q === 1 ? [c, cl, -s, -sl] : q === 2 ? [-s, -sl, -c, -cl] : [-c, -cl, s, sl];
  const a = multiply(y, yl, cosine, cosineLow);
  const al = low;
  const b = multiply(x, xl, sine, sineLow);
  const cross = add(a, al, -b, -low);
  return guess + (cross + low) / (x * cosine + y * sine);
}

export function atan2(y: number, x: number): number {
  const isPlain = !Number.isFinite(x) || !Number.isFinite(y) || x === 0 || y === 0;
  const ratio = Math.abs(y / x);
  if (isPlain || ratio < 1e-100 || ratio > 1e100 || Math.abs(x) > 1e150 || Math.abs(y) > 1e150)
    return Math.atan2(y, x);
  const shift = 2 ** -frexp(Math.max(Math.abs(x), Math.abs(y)))[1];
  return angle(y * shift, 0, x * shift, 0);
}

export function atan(x: number): number {
  return Math.abs(x) < 1e-8 || !(Math.abs(x) < 1e100) ? Math.atan(x) : angle(x, 0, 1, 0);
}

/** Returns sqrt(1 - x^2) as a double-double. */
function other(x: number): number {
  const minus = twoSum(1, -x);
  const minusLow = low;
  const plus = twoSum(1, x);
  const product = multiply(minus, minusLow, plus, low);
  return squareRoot(product, low);
}

export function asin(x: number): number {
  if (!(Math.abs(x) <= 1) || Math.abs(x) < 1e-8) return Math.asin(x);
  const w = other(x);
  return angle(x, 0, w, low);
}

export function acos(x: number): number {
  if (!(Math.abs(x) < 1)) return Math.acos(x);
  const w = other(x);
  return angle(w, low, x, 0);
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
  const isLarge = Math.abs(product) > 1e290 || Math.abs(x) > 1e290 || Math.abs(y) > 1e290;
  if (!Number.isFinite(product + z) || isLarge) return product + z;
  twoProduct(x, y);
  const error = low;
  const sum = twoSum(product, z);
  return sum + (low + error);
}

/** Returns x * 2^exponent, rounded once. */
export function ldexp(x: number, exponent: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  if (exponent > -1000 && exponent < 1000 && Math.abs(x) < 2 && Math.abs(x) >= 0.5) return x * 2 ** exponent;
  let rest = Math.max(-2200, Math.min(2200, exponent));
  let result = x;
  for (; rest > 1000; rest -= 1000) result *= 2 ** 1000;
  // Going down, only the last step may round.
  for (; rest < -1000 && Math.abs(result) > 2 ** -960; rest += 52) result *= 2 ** -52;
  return rest < -1000 ? result * 2 ** -1000 * 2 ** (rest + 1000) : result * 2 ** rest;
}

const words = new DataView(new ArrayBuffer(8));

/** Returns the mantissa in [0.5, 1) and the exponent of a number. */
export function frexp(x: number): [mantissa: number, exponent: number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  if (Math.abs(x) < 2 ** -1022) {
    const [mantissa, exponent] = frexp(x * 2 ** 64);
    return [mantissa, exponent - 64];
  }
  words.setFloat64(0, x);
  const high = words.getUint32(0);
  words.setUint32(0, (high & 0x800fffff) | 0x3fe00000);
  return [words.getFloat64(0), ((high >>> 20) & 0x7ff) - 1022];
}
