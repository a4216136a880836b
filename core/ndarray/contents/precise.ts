/**
 * log, exp and pow rounded as the C library rounds them: to the nearest double but for rare near-ties. The engine's own
 * Math.log, Math.exp and ** are off by one unit in the last place in one call of ten. They are computed here as the sum of
 * two doubles, whose error is far below the rounding. Tables are made in fixed point when they are first needed.
 */

/** A number as the unevaluated sum of a double and a much smaller one. */
interface Pair {
  readonly hi: number;
  readonly lo: number;
}

/** Parts that an octave is cut into. */
const parts = 128;
const bits = 140;
const one = 1n << BigInt(bits);

/** Returns the natural logarithm. */
export function log(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY || x === 1) return Math.log(x);
  const { hi, lo } = logPair(x);
  return hi + lo;
}

/** Returns e to the power of x. */
export function exp(x: number): number {
  return Math.abs(x) < 700 && x !== 0 ? expOfPair(x, 0) : Math.exp(x);
}

/** Returns x to the power of y as C's `pow` does, for which 1 to any power is 1. */
export function pow(x: number, y: number): number {
  if (x === 1) return 1;
  const plain = x ** y;
  const isPlain = !(x > 0) || x === Number.POSITIVE_INFINITY || y === 0 || y === 1 || y === 2;
  if (isPlain || plain === 0 || !Number.isFinite(plain)) return plain;
  const { hi, lo } = logPair(x);
  const product = hi * y;
  if (!(Math.abs(product) < 700)) return plain;
  return expOfPair(product, productError(hi, y, product) + lo * y);
}

/** Returns the cosine and sine of x; by Math beyond 10^5, where a longer pi would be needed. */
export function cosSin(x: number): readonly [cos: number, sin: number] {
  if (!(Math.abs(x) < 1e5)) return [Math.cos(x), Math.sin(x)];
  const turns = Math.round((2 * x) / Math.PI);
  const turned = product(halfPi(), { hi: turns, lo: 0 });
  const [cos, sin] = smallCosSin(sum({ hi: x, lo: 0 }, { hi: -turned.hi, lo: -turned.lo }));
  const quadrant = ((turns % 4) + 4) % 4;
  if (quadrant === 0) return [cos, sin];
  if (quadrant === 1) return [-sin, cos];
  return quadrant === 2 ? [-cos, -sin] : [sin, -cos];
}

function smallCosSin(x: Pair): readonly [cos: number, sin: number] {
  const square = product(x, x);
  const factors = inverseFactorials();
  let cosine: Pair = { hi: 0, lo: 0 };
  let sine: Pair = { hi: 0, lo: 0 };
  for (let n = factors.length - 1; n >= 2; n--) {
    const signed = n % 4 < 2 ? factors[n] : { hi: -factors[n].hi, lo: -factors[n].lo };
    if (n % 2 === 0) cosine = product(square, sum(signed, cosine));
    else sine = product(square, sum(signed, sine));
  }
  const cos = sum({ hi: 1, lo: 0 }, cosine);
  const sin = product(x, sum({ hi: 1, lo: 0 }, sine));
  return [cos.hi + cos.lo, sin.hi + sin.lo];
}

/** Returns the exact error of a product: x * y - product. */
function productError(x: number, y: number, product: number): number {
  const c = 134217729 * x;
  const a = c - (c - x);
  const b = x - a;
  const d = 134217729 * y;
  const e = d - (d - y);
  const f = y - e;
  return a * e - product + a * f + b * e + b * f;
}

function sum(a: Pair, b: Pair): Pair {
  const s = a.hi + b.hi;
  const v = s - a.hi;
  const t = a.hi - (s - v) + (b.hi - v) + (a.lo + b.lo);
  const hi = s + t;
  return { hi, lo: t - (hi - s) };
}

function product(a: Pair, b: Pair): Pair {
  const p = a.hi * b.hi;
  const t = productError(a.hi, b.hi, p) + (a.hi * b.lo + a.lo * b.hi);
  const hi = p + t;
  return { hi, lo: t - (hi - p) };
}

/** Returns log(x) for a finite x > 0: x is 2^k * m, and m times a coarse reciprocal is 1 + r with a small r. */
function logPair(x: number): Pair {
  const { mantissa, exponent } = split(x);
  const index = Math.round(mantissa * parts);
  const { reciprocal, log: ofReciprocal } = logTable()[index];
  const p = mantissa * reciprocal;
  const r = sum({ hi: p - 1, lo: 0 }, { hi: productError(mantissa, reciprocal, p), lo: 0 });
  const whole = sum(product(ln2(), { hi: exponent, lo: 0 }), ofReciprocal);
  return sum(whole, logOnePlus(r));
}

/** Returns mantissa in [0.7, 1.42) and exponent. */
function split(x: number): { readonly mantissa: number; readonly exponent: number } {
  const isTiny = x < 2 ** -1022;
  const normal = isTiny ? x * 2 ** 54 : x;
  let exponent = Math.floor(Math.log2(normal));
  let mantissa =
    exponent > 1000 ? normal / 2 ** 1000 / 2 ** (exponent - 1000) : (normal * 2 ** 60) / 2 ** (exponent + 60);
  if (exponent < -1000) mantissa = (normal * 2 ** 1000) / 2 ** (exponent + 1000);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  } else if (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent--;
  }
  return { mantissa, exponent: isTiny ? exponent - 54 : exponent };
}

/** The series of log(1 + r) for |r| < 2^-7: its first terms as pairs, the rest in plain doubles. */
function logOnePlus(r: Pair): Pair {
  const x = r.hi;
  let tail = 0;
  for (let n = 16; n >= 5; n--) tail = (n % 2 === 0 ? -1 : 1) / n + x * tail;
  const square = product(r, r);
  const cube = product(square, r);
  const fourth = product(square, square);
  const third = product(cube, thirds());
  const small = { hi: x ** 5 * tail, lo: 0 };
  const end = sum(sum(small, { hi: -0.25 * fourth.hi, lo: -0.25 * fourth.lo }), third);
  return sum(r, sum({ hi: -0.5 * square.hi, lo: -0.5 * square.lo }, end));
}

/** Returns exp(x + low) for |x| < 700: x is k * ln2 / parts + r with a small r. */
function expOfPair(x: number, low: number): number {
  const k = Math.round((x * parts) / Math.LN2);
  const step = product(ln2(), { hi: k / parts, lo: 0 });
  const r = sum(sum({ hi: x, lo: 0 }, { hi: -step.hi, lo: -step.lo }), { hi: low, lo: 0 });
  const index = ((k % parts) + parts) % parts;
  const { hi, lo } = product(powerTable()[index], expSmall(r));
  const exponent = (k - index) / parts;
  const half = Math.trunc(exponent / 2);
  return (hi + lo) * 2 ** half * 2 ** (exponent - half);
}

/** The series of exp(r) for |r| < 2^-8. */
function expSmall(r: Pair): Pair {
  const x = r.hi;
  let tail = 0;
  for (let n = 12; n >= 5; n--) tail = (1 + tail) * (x / n);
  const square = product(r, r);
  const cube = product(square, r);
  const third = product(cube, thirds());
  const fourth = (square.hi * square.hi) / 24;
  const small = { hi: fourth * (1 + tail), lo: 0 };
  const end = sum({ hi: 0.5 * third.hi, lo: 0.5 * third.lo }, small);
  return sum({ hi: 1, lo: 0 }, sum(r, sum({ hi: 0.5 * square.hi, lo: 0.5 * square.lo }, end)));
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** pi / 2 by Machin's formula. */
const halfPi = once(() => pairOf(8n * fixedArctan(5n) - 2n * fixedArctan(239n)));
const ln2 = once(() => pairOf(fixedLog(2n, 1n)));
/** 1 / n! for the series of sine and cosine. */
const inverseFactorials = once(() => {
  let factorial = 1n;
  return Array.from({ length: 28 }, (_, n) => {
    if (n > 1) factorial *= BigInt(n);
    return pairOf(one / factorial);
  });
});
const thirds = once(() => pairOf(one / 3n));

/** For each rounded mantissa i / parts: a short reciprocal, whose products are exact as pairs, and minus its logarithm. */
const logTable = once(() =>
  Array.from({ length: 2 * parts }, (_, i) => {
    const coarse = Math.round((parts * 512) / Math.max(i, 1));
    return {
      reciprocal: coarse / 512,
      log: i < parts / 2 ? { hi: 0, lo: 0 } : pairOf(fixedLog(512n, BigInt(coarse))),
    };
  }),
);

/** 2^(i / parts). */
const powerTable = once(() => {
  const step = fixedExp(fixedLog(2n, 1n) / BigInt(parts));
  let power = one;
  return Array.from({ length: parts }, () => {
    const pair = pairOf(power);
    power = (power * step) >> BigInt(bits);
    return pair;
  });
});

/** Returns a fixed-point number as a pair. */
function pairOf(value: bigint): Pair {
  const scale = 2 ** bits;
  const hi = Number(value) / scale;
  return { hi, lo: Number(value - BigInt(hi * scale)) / scale };
}

/** log(n / d) in fixed point, by 2 atanh((n - d) / (n + d)). */
function fixedLog(n: bigint, d: bigint): bigint {
  const top = n - d;
  const bottom = n + d;
  let power = (one * top) / bottom;
  let total = 0n;
  for (let i = 1n; power !== 0n; i += 2n) {
    total += power / i;
    power = (power * top * top) / (bottom * bottom);
  }
  return 2n * total;
}

/** arctan(1 / n) in fixed point. */
function fixedArctan(n: bigint): bigint {
  let power = one / n;
  let total = 0n;
  for (let i = 1n, sign = 1n; power !== 0n; i += 2n, sign = -sign) {
    total += (sign * power) / i;
    power /= n * n;
  }
  return total;
}

function fixedExp(x: bigint): bigint {
  let term = one;
  let total = one;
  for (let i = 1n; term !== 0n; i++) {
    term = (term * x) / (one * i);
    total += term;
  }
  return total;
}
