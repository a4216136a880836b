import { raise } from "../error.ts";
import { type Kernel, type Loop, loop1, loop2 } from "./kernel.ts";

/** What integer kernels need to know of the dtype: its size and sign. */
export interface IntegerType {
  readonly kind: string;
  readonly itemsize: number;
}

const limit = 2 ** 53;

/** Returns the quotient rounded down; 0 for division by 0. */
export function floorDivide(x: number, y: number): number {
  if (y === 0) return 0;
  return (x - remainder(x, y)) / y;
}

/** Returns the remainder with the divisor's sign; 0 for division by 0. */
export function remainder(x: number, y: number): number {
  if (y === 0) return 0;
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
}

function bigRemainder(x: bigint, y: bigint): bigint {
  if (y === 0n) return 0n;
  const rest = x % y;
  return rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest;
}

function bigFloorDivide(x: bigint, y: bigint): bigint {
  return y === 0n ? 0n : (x - bigRemainder(x, y)) / y;
}

const add: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = x[i * p] + y[i * q];
};
const subtract: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = x[i * p] - y[i * q];
};
const multiply: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = x[i * p] * y[i * q];
};
const multiplyWords: Loop = ([x, y], [p, q], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = Math.imul(x[i * p], y[i * q]);
};

function gcd(x: number, y: number): number {
  let a = Math.abs(x);
  let b = Math.abs(y);
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

function bigGcd(x: bigint, y: bigint): bigint {
  let a = x < 0n ? -x : x;
  let b = y < 0n ? -y : y;
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

function isWord(x: number): boolean {
  return (x | 0) === x;
}

/** Operates on bits where both numbers fit in 32 of them; NaN otherwise, for `big` to do it. */
function bitwise(f: (x: number, y: number) => number, itemsize: number): Loop {
  if (itemsize < 8) return loop2(f);
  return loop2((x, y) => (isWord(x) && isWord(y) ? f(x, y) : Number.NaN));
}

function leftShift(itemsize: number): (x: number, y: number) => number {
  const bits = 8 * itemsize;
  return (x, y) => (y >= 0 && y < bits ? x * 2 ** y : 0);
}

function rightShift(itemsize: number): (x: number, y: number) => number {
  const bits = 8 * itemsize;
  return (x, y) => (y >= 0 && y < bits ? Math.floor(x / 2 ** y) : x < 0 ? -1 : 0);
}

/** Powers of up to 32 bits modulo 2^32. */
function powerWords(x: number, y: number): number {
  let result = 1;
  let base = x | 0;
  for (let exponent = y; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = Math.imul(result, base);
    base = Math.imul(base, base);
  }
  return result;
}

/** Powers as doubles while they are exact; NaN otherwise. */
function powerDouble(x: number, y: number): number {
  if (y > 64 && Math.abs(x) > 1) return Number.NaN;
  let result = 1;
  let base = x;
  for (let exponent = Math.abs(x) > 1 ? y : y > 1 ? 2 - (y % 2) : y; exponent > 0; ) {
    if (exponent % 2 === 1) result *= base;
    exponent = Math.floor(exponent / 2);
    if (exponent > 0) base *= base;
    if (Math.abs(result) >= limit || Math.abs(base) >= limit) return Number.NaN;
  }
  return result;
}

/** Powers modulo 2^64. */
function powerBig(x: bigint, y: bigint): bigint {
  if (y < 0n) raise("ValueError", "Integers to negative integer powers are not allowed.");
  let result = 1n;
  let base = x;
  for (let exponent = y; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = BigInt.asIntN(64, result * base);
    base = BigInt.asIntN(64, base * base);
  }
  return result;
}

function power(itemsize: number): Loop {
  const run = loop2(itemsize < 8 ? powerWords : powerDouble);
  return (ins, steps, outs, count) => {
    const [, y] = ins;
    for (let i = 0; i < (steps[1] === 0 ? Math.min(1, count) : count); i++)
      if (y[i] < 0) raise("ValueError", "Integers to negative integer powers are not allowed.");
    run(ins, steps, outs, count);
  };
}

const divmod: Loop = ([x, y], [p, q], [quotient, rest], count) => {
  for (let i = 0; i < count; i++) {
    const [a, b] = [x[i * p], y[i * q]];
    quotient[i] = floorDivide(a, b);
    rest[i] = remainder(a, b);
  }
};

function countBits(x: number): number {
  let count = 0;
  for (let rest = Math.abs(x); rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}

function countBigBits(x: bigint): bigint {
  let count = 0n;
  for (let rest = x < 0n ? -x : x; rest > 0n; rest >>= 1n) count += rest & 1n;
  return count;
}

function lcm(x: number, y: number): number {
  const divisor = gcd(x, y);
  return divisor === 0 ? 0 : (Math.abs(x) / divisor) * Math.abs(y);
}

/** The same modulo 2^32. */
function lcmWords(x: number, y: number): number {
  const divisor = gcd(x, y);
  return divisor === 0 ? 0 : Math.imul(Math.abs(x) / divisor, Math.abs(y));
}

function bigLcm(x: bigint, y: bigint): bigint {
  const divisor = bigGcd(x, y);
  const product = divisor === 0n ? 0n : (x / divisor) * y;
  return product < 0n ? -product : product;
}

/** 1/x in integers; for 0 what the machine's conversion of an infinity gives: the least value. */
function reciprocal({ kind, itemsize }: IntegerType): (x: number) => number {
  const ofZero = kind === "u" || itemsize < 4 ? 0 : -(2 ** (8 * itemsize - 1));
  return (x) => (x === 0 ? ofZero : Math.trunc(1 / x));
}

/** The reciprocal of 0 is what the processor makes of infinity. */
function bigReciprocal(x: bigint): bigint {
  if (x === 0n) return -(2n ** 63n);
  return x === 1n || x === -1n ? x : 0n;
}

/** Returns the integer kernels by ufunc. */
export function integerKernels(type: IntegerType): Readonly<Record<string, Kernel>> {
  const { itemsize } = type;
  const bits: (f: (x: number, y: number) => number) => Loop = (f) => bitwise(f, itemsize);
  return {
    add: { lane: add, big: (x, y) => x + y },
    subtract: { lane: subtract, big: (x, y) => x - y },
    multiply: { lane: itemsize === 4 ? multiplyWords : multiply, big: (x, y) => x * y },
    floor_divide: { lane: loop2(floorDivide), big: bigFloorDivide },
    remainder: { lane: loop2(remainder), big: bigRemainder },
    fmod: { lane: loop2((x, y) => (y === 0 ? 0 : x % y)), big: (x, y) => (y === 0n ? 0n : x % y) },
    divmod: { lane: divmod },
    power: { lane: power(itemsize), big: powerBig },
    bitwise_and: { lane: bits((x, y) => x & y), big: (x, y) => x & y },
    bitwise_or: { lane: bits((x, y) => x | y), big: (x, y) => x | y },
    bitwise_xor: { lane: bits((x, y) => x ^ y), big: (x, y) => x ^ y },
    left_shift: {
      lane: loop2(leftShift(itemsize)),
      big: (x, y) => (y >= 0n && y < 64n ? x << y : 0n),
    },
    right_shift: {
      lane: loop2(rightShift(itemsize)),
      big: (x, y) => (y >= 0n && y < 64n ? x >> y : x < 0n ? -1n : 0n),
    },
    invert: { lane: loop1((x) => -1 - x), big: (x) => ~x },
    negative: { lane: loop1((x) => -x), big: (x) => -x },
    positive: { lane: loop1((x) => x), big: (x) => x },
    conjugate: { lane: loop1((x) => x), big: (x) => x },
    absolute: { lane: loop1(Math.abs), big: (x) => (x < 0n ? -x : x) },
    sign: { lane: loop1(Math.sign), big: (x) => (x > 0n ? 1n : x < 0n ? -1n : 0n) },
    square: { lane: loop1(itemsize === 4 ? (x) => Math.imul(x, x) : (x) => x * x), big: (x) => x * x },
    reciprocal: { lane: loop1(reciprocal(type)), big: bigReciprocal },
    gcd: { lane: loop2(gcd), big: bigGcd },
    lcm: { lane: loop2(itemsize < 8 ? lcmWords : lcm), big: bigLcm },
    bitwise_count: { lane: loop1(countBits), big: countBigBits },
    floor: { lane: loop1((x) => x), big: (x) => x },
    ceil: { lane: loop1((x) => x), big: (x) => x },
    trunc: { lane: loop1((x) => x), big: (x) => x },
    isfinite: { lane: loop1(() => 1), big: () => 1n },
    isinf: { lane: loop1(() => 0), big: () => 0n },
    isnan: { lane: loop1(() => 0), big: () => 0n },
  };
}
