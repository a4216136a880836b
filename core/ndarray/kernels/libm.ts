export const {
  exp,
  expm1,
  log,
  log2,
  log10,
  log1p,
  sin,
  cos,
  tan,
  asin,
  acos,
  atan,
  atan2,
  sinh,
  cosh,
  tanh,
  asinh,
  acosh,
  atanh,
  cbrt,
} = Math;

/** Returns e to the power of x * ln 2, that is 2^x. */
export function exp2(x: number): number {
  return 2 ** x;
}

/** Returns x^y as C's `pow` does, for which 1^NaN and (-1)^inf are 1. */
export function pow(x: number, y: number): number {
  if (x === 1 || (x === -1 && Math.abs(y) === Number.POSITIVE_INFINITY)) return 1;
  return x ** y;
}

/** Returns the exact error of a product: x * y - product. */
export function productError(x: number, y: number, product: number): number {
  const [a, b] = split(x);
  const [c, d] = split(y);
  return a * c - product + a * d + b * c + b * d;
}

/** Returns x * y + z rounded once. */
export function multiplyAdd(x: number, y: number, z: number): number {
  const product = x * y;
  const sum = product + z;
  if (!Number.isFinite(sum) || Math.abs(product) > 1e290 || Math.abs(x) > 1e290 || Math.abs(y) > 1e290)
    return sum;
  const back = sum - product;
  const rest = product - (sum - back) + (z - back);
  return sum + (rest + productError(x, y, product));
}

/** Splits a number into two halves of 26 bits. */
function split(x: number): readonly [number, number] {
  const c = 134217729 * x;
  const high = c - (c - x);
  return [high, x - high];
}

/** Returns the square root of x^2 + y^2. */
export function hypot(x: number, y: number): number {
  return Math.hypot(x, y);
}

/** Returns x * 2^exponent, rounded once. */
export function ldexp(x: number, exponent: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  let rest = Math.max(-2200, Math.min(2200, exponent));
  let result = x;
  for (; rest > 1000; rest -= 1000) result *= 2 ** 1000;
  // Going down, only the last step may round.
  for (; rest < -1000; rest += 52) result *= 2 ** -52;
  return result * 2 ** rest;
}

/** Returns the mantissa in [0.5, 1) and the exponent of a number. */
export function frexp(x: number): [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  let exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(x))) + 1);
  let mantissa = ldexp(x, -exponent);
  for (; Math.abs(mantissa) < 0.5; exponent--) mantissa *= 2;
  for (; Math.abs(mantissa) >= 1; exponent++) mantissa /= 2;
  return [mantissa, exponent];
}
