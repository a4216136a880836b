import { fromHalf, toHalf } from "../casts/float16.ts";
import { add, divide, multiply, subtract } from "./arithmetic.ts";
import { exponentials } from "./fastexp.ts";
import { type Kernel, type Loop, loop1, loop2, loopExact, loopExact2 } from "./kernel.ts";
import * as libm from "./libm.ts";
import * as single from "./single.ts";

const sqrt: Loop = ([x], [p], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = Math.sqrt(x[i * p]);
};
const square: Loop = ([x], [p], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = x[i * p] * x[i * p];
};
const absolute: Loop = ([x], [p], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = Math.abs(x[i * p]);
};
const negative: Loop = ([x], [p], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = -x[i * p];
};

function copysign(size: number, sign: number): number {
  const isNegative = sign < 0 || Object.is(sign, -0);
  return isNegative ? -Math.abs(size) : Math.abs(size);
}

function remainder(x: number, y: number): number {
  const rest = x % y;
  if (y === 0) return rest;
  if (rest === 0) return copysign(0, y);
  return rest < 0 !== y < 0 ? rest + y : rest;
}

function floorDivide(x: number, y: number): number {
  if (y === 0) return x / y;
  const rest = x % y;
  let quotient = (x - rest) / y;
  if (rest !== 0 && y < 0 !== rest < 0) quotient -= 1;
  if (quotient === 0) return copysign(0, x / y);
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** Returns the number rounded to the nearest whole one, ties to even, with its sign kept. */
export function rint(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 52) return x;
  const whole = Math.round(x);
  const even = Math.abs(whole - x) === 0.5 && whole % 2 !== 0 ? whole - 1 : whole;
  return copysign(even, x);
}

function sign(x: number): number {
  return x > 0 ? 1 : x < 0 ? -1 : x === 0 ? 0 : x;
}

function logaddexp(x: number, y: number): number {
  if (x === y) return x + Math.LN2;
  const difference = x - y;
  if (difference > 0) return x + libm.log1p(libm.exp(-difference));
  return difference <= 0 ? y + libm.log1p(libm.exp(difference)) : difference;
}

function logaddexp2(x: number, y: number): number {
  if (x === y) return x + 1;
  const difference = x - y;
  if (difference > 0) return x + Math.LOG2E * libm.log1p(libm.exp2(-difference));
  return difference <= 0 ? y + Math.LOG2E * libm.log1p(libm.exp2(difference)) : difference;
}

function heaviside(x: number, atZero: number): number {
  if (Number.isNaN(x)) return x;
  return x === 0 ? atZero : x < 0 ? 0 : 1;
}

const divmod: Loop = ([x, y], [p, q], [quotient, rest], count) => {
  for (let i = 0; i < count; i++) {
    const [a, b] = [x[i * p], y[i * q]];
    quotient[i] = floorDivide(a, b);
    rest[i] = remainder(a, b);
  }
};

const modf: Loop = ([x], [p], [fraction, whole], count) => {
  for (let i = 0; i < count; i++) {
    const value = x[i * p];
    whole[i] = Math.trunc(value);
    fraction[i] = copysign(
      Number.isFinite(value) ? value - whole[i] : Number.isNaN(value) ? value : 0,
      value,
    );
  }
};

const frexp: Loop = ([x], [p], [mantissa, exponent], count) => {
  for (let i = 0; i < count; i++) [mantissa[i], exponent[i]] = libm.frexp(x[i * p]);
};

const f64 = new Float64Array(1);
const f32 = new Float32Array(1);
const bits64 = new BigInt64Array(f64.buffer);
const bits32 = new Int32Array(f32.buffer);

/** Returns the neighbour of a number away from or towards 0, in the float type of this size. */
function neighbour(x: number, isAway: boolean, itemsize: number): number {
  const step = isAway ? 1 : -1;
  if (itemsize === 2) return fromHalf(toHalf(x) + step);
  if (itemsize === 4) {
    f32[0] = x;
    bits32[0] += step;
    return f32[0];
  }
  f64[0] = x;
  bits64[0] += BigInt(step);
  return f64[0];
}

function least(itemsize: number): number {
  return itemsize === 2 ? 2 ** -24 : itemsize === 4 ? 2 ** -149 : 2 ** -1074;
}

/** Returns the next float of this size after x in the direction of y. */
export function nextafter(x: number, y: number, itemsize: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return y;
  if (x === 0) return copysign(least(itemsize), y);
  return neighbour(x, y > x === x > 0, itemsize);
}

function spacing(x: number, itemsize: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  if (x === 0) return least(itemsize);
  // NumPy's float16 measures upwards whatever the sign.
  if (itemsize === 2) return nextafter(x, Number.POSITIVE_INFINITY, 2) - x;
  return copysign(Math.abs(neighbour(x, true, itemsize)) - Math.abs(x), x);
}

/** True when x + y is `sum` exactly. */
function isExactSum(sum: number, x: number, y: number): boolean {
  const rest = sum - x;
  return !Number.isFinite(sum) || (x - (sum - rest) === 0 && y - rest === 0);
}

function isExactProduct(product: number, x: number, y: number): boolean {
  return !Number.isFinite(product) || product === 0 || libm.productError(x, y, product) === 0;
}

function isExactQuotient(quotient: number, x: number, y: number): boolean {
  if (!Number.isFinite(quotient) || quotient === 0) return true;
  return quotient * y === x && libm.productError(quotient, y, x) === 0;
}

const always = () => true;

/** The scale that multiplies, as a constant of the float type. */
function scale(factor: number, itemsize: number): Loop {
  const constant = itemsize <= 4 ? Math.fround(factor) : factor;
  return loop1((x) => x * constant);
}

const isInf = (x: number) => +(x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY);
const identity = loop1((x) => x);

/** Kernels that depend on nothing but the numbers. */
const common: Readonly<Record<string, Kernel>> = {
  add: { lane: add, isExact: isExactSum },
  subtract: { lane: subtract, isExact: (result, x, y) => isExactSum(result, x, -y) },
  multiply: { lane: multiply, isExact: isExactProduct },
  divide: { lane: divide, isExact: isExactQuotient },
  floor_divide: { lane: loop2(floorDivide), isExact: always },
  remainder: { lane: loop2(remainder), isExact: always },
  fmod: { lane: loop2((x, y) => x % y), isExact: always },
  divmod: { lane: divmod },
  power: { lane: loopExact2(libm.pow, libm.plainPow) },
  float_power: { lane: loopExact2(libm.pow, libm.plainPow) },
  sqrt: { lane: sqrt, isExact: (result, x) => isExactProduct(x, result, result) && result * result === x },
  square: { lane: square, isExact: (result, x) => isExactProduct(result, x, x) },
  reciprocal: { lane: loop1((x) => 1 / x), isExact: (result, x) => isExactQuotient(result, 1, x) },
  absolute: { lane: absolute, isExact: always },
  fabs: { lane: absolute, isExact: always },
  negative: { lane: negative, isExact: always },
  positive: { lane: identity, isExact: always },
  conjugate: { lane: identity, isExact: always },
  sign: { lane: loop1(sign), isExact: always },
  signbit: { lane: loop1((x) => +(x < 0 || Object.is(x, -0))), isExact: always },
  rint: { lane: loop1(rint), isExact: always },
  floor: { lane: loop1(Math.floor), isExact: always },
  ceil: { lane: loop1(Math.ceil), isExact: always },
  trunc: { lane: loop1(Math.trunc), isExact: always },
  isfinite: { lane: loop1((x) => +Number.isFinite(x)), isExact: always },
  isinf: { lane: loop1(isInf), isExact: always },
  isnan: { lane: loop1((x) => +Number.isNaN(x)), isExact: always },
  copysign: { lane: loop2(copysign), isExact: always },
  heaviside: { lane: loop2(heaviside), isExact: always },
  ldexp: { lane: loop2(libm.ldexp), isExact: always },
  frexp: { lane: frexp, isExact: always },
  modf: { lane: modf, isExact: always },
  hypot: { lane: loopExact2(libm.hypot, Math.hypot) },
  logaddexp: { lane: loop2(logaddexp) },
  logaddexp2: { lane: loop2(logaddexp2) },
  arctan2: { lane: loopExact2(libm.atan2, Math.atan2) },
  cbrt: { lane: loopExact(libm.cbrt, Math.cbrt) },
  exp: { lane: exponentials },
  exp2: { lane: loopExact(libm.exp2, (x) => 2 ** x) },
  expm1: { lane: loopExact(libm.expm1, Math.expm1) },
  log: { lane: loopExact(libm.log, Math.log) },
  log2: { lane: loopExact(libm.log2, Math.log2) },
  log10: { lane: loopExact(libm.log10, Math.log10) },
  log1p: { lane: loopExact(libm.log1p, Math.log1p) },
  sin: { lane: loopExact(libm.sin, Math.sin) },
  cos: { lane: loopExact(libm.cos, Math.cos) },
  tan: { lane: loopExact(libm.tan, Math.tan) },
  arcsin: { lane: loopExact(libm.asin, Math.asin) },
  arccos: { lane: loopExact(libm.acos, Math.acos) },
  arctan: { lane: loopExact(libm.atan, Math.atan) },
  sinh: { lane: loopExact(libm.sinh, Math.sinh) },
  cosh: { lane: loopExact(libm.cosh, Math.cosh) },
  tanh: { lane: loopExact(libm.tanh, Math.tanh) },
  arcsinh: { lane: loopExact(libm.asinh, Math.asinh) },
  arccosh: { lane: loopExact(libm.acosh, Math.acosh) },
  arctanh: { lane: loopExact(libm.atanh, Math.atanh) },
};

/** Functions that NumPy computes in float32 itself. */
const singles: Readonly<Record<string, Kernel>> = {
  exp: { lane: loop1(single.exp) },
  log: { lane: loop1(single.log) },
  sin: { lane: loop1(single.sin) },
  cos: { lane: loop1(single.cos) },
};

/** Returns the kernels of the float type of this size by ufunc. */
export function floatKernels(itemsize: number): Readonly<Record<string, Kernel>> {
  return {
    ...common,
    ...(itemsize === 4 ? singles : {}),
    degrees: { lane: scale(180 / Math.PI, itemsize) },
    rad2deg: { lane: scale(180 / Math.PI, itemsize) },
    radians: { lane: scale(Math.PI / 180, itemsize) },
    deg2rad: { lane: scale(Math.PI / 180, itemsize) },
    nextafter: { lane: loop2((x, y) => nextafter(x, y, itemsize)) },
    spacing: { lane: loop1((x) => spacing(x, itemsize)) },
  };
}
