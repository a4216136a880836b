import { add, divide, fastSum, low, multiply, squareRoot, twoProduct, twoSum } from "./doubledouble.ts";
import { frexp } from "./scaling.ts";

const halfPi = Math.PI / 2;
const halfPiLow = 6.123233995736766e-17;
const halfPiLowest = -1.4973849048591833e-33;

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

/** How many multiples of pi/2 `reduced` took off last, modulo 4. */
let quadrant = 0;

/** Takes multiples of pi/2 off; returns the rest, and their number in `quadrant`. */
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
