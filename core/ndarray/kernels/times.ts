import { floorDivide, remainder } from "./integers.ts";
import { type Kernel, loop1, loop2 } from "./kernel.ts";
import { nat } from "./lanes.ts";
import { timeKernel } from "./ordering.ts";

const bigNat = -(2n ** 63n);

/** A function of one time that leaves NaT as it is. */
function time1(f: (x: number) => number, big: (x: bigint) => bigint): Kernel {
  return { lane: loop1((x) => (x === nat ? nat : f(x))), big: (x) => (x === bigNat ? bigNat : big(x)) };
}

/** The number of a time; NaN for NaT. */
function numberOf(x: number): number {
  return x === nat ? Number.NaN : x;
}

function wholeOrNat(x: number): number {
  return Number.isFinite(x) ? Math.trunc(x) : nat;
}

/**
 * Arithmetic of datetime64 and timedelta64, both operands already in one unit. Where an operand is a number, it is a
 * double or an integer in its own lane.
 */
export const timeKernels: Readonly<Record<string, Kernel>> = {
  add: timeKernel(
    (x, y) => x + y,
    (x, y) => x + y,
  ),
  subtract: timeKernel(
    (x, y) => x - y,
    (x, y) => x - y,
  ),
  absolute: time1(Math.abs, (x) => (x < 0n ? -x : x)),
  negative: time1(
    (x) => -x,
    (x) => -x,
  ),
  positive: time1(
    (x) => x,
    (x) => x,
  ),
  // NaT is the least integer, and NumPy takes its sign as such.
  sign: { lane: loop1(Math.sign), big: (x) => (x > 0n ? 1n : x < 0n ? -1n : 0n) },
  remainder: {
    lane: loop2((x, y) => (x === nat || y === nat || y === 0 ? nat : remainder(x, y))),
  },
  /** timedelta / timedelta, as doubles. */
  divide: { lane: loop2((x, y) => numberOf(x) / numberOf(y)) },
  floor_divide: { lane: loop2((x, y) => (x === nat || y === nat ? 0 : floorDivide(x, y))) },
  divmod: {
    lane: ([x, y], [p, q], [quotient, rest], count) => {
      for (let i = 0; i < count; i++) {
        const [a, b] = [x[i * p], y[i * q]];
        const isValid = a !== nat && b !== nat && b !== 0;
        quotient[i] = isValid ? floorDivide(a, b) : 0;
        rest[i] = isValid ? remainder(a, b) : nat;
      }
    },
  },
  /** timedelta * number, either way round. */
  multiply_integer: timeKernel(
    (x, y) => x * y,
    (x, y) => x * y,
  ),
  multiply_float: { lane: loop2((x, y) => (x === nat || y === nat ? nat : wholeOrNat(x * y))) },
  divide_integer: { lane: loop2((x, y) => (x === nat || y === 0 ? nat : Math.trunc(x / y))) },
  divide_float: { lane: loop2((x, y) => (x === nat ? nat : wholeOrNat(x / y))) },
  // NumPy rounds these towards 0 in spite of their name.
  floor_divide_integer: { lane: loop2((x, y) => (x === nat || y === 0 ? nat : Math.trunc(x / y))) },
  floor_divide_float: { lane: loop2((x, y) => (x === nat ? nat : wholeOrNat(x / y))) },
};
