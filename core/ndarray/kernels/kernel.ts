import type { Lane } from "./lanes.ts";

/**
 * Computes a block: result number i from element `i * steps[k]` of each input, where a step is 0 for a repeated element.
 * Integer results may be of any size, they wrap when stored; NaN among them says that a 64-bit result is not exact.
 */
export type Loop = (
  ins: readonly Lane[],
  steps: readonly number[],
  outs: readonly Lane[],
  count: number,
) => void;

/** How one operation computes on elements of one kind of dtype. */
export interface Kernel {
  readonly lane: Loop;
  /** For 64-bit integers that a double does not hold; without it their result stays unknown. */
  readonly big?: (x: bigint, y: bigint, z: bigint) => bigint;
  /** The result of a longdouble is the exact one, so that a double's result is right when it is exact too. */
  readonly isExact?: (result: number, x: number, y: number) => boolean;
}

/** Returns the loop of a function of one number. */
export function loop1(f: (x: number) => number): Loop {
  return ([x], [p], [out], count) => {
    for (let i = 0; i < count; i++) out[i] = f(x[i * p]);
  };
}

/** Elements up to which a slower function that is right to the last digit is used. */
const few = 512;

/** Returns the loop of a function that is exact for few numbers and the platform's for many. */
export function loopExact(exact: (x: number) => number, fast: (x: number) => number, most = few): Loop {
  const slow = loop1(exact);
  const quick = loop1(fast);
  return (ins, steps, outs, count) => (count <= most ? slow : quick)(ins, steps, outs, count);
}

/** The same for a function of two numbers. */
export function loopExact2(
  exact: (x: number, y: number) => number,
  fast: (x: number, y: number) => number,
): Loop {
  const slow = loop2(exact);
  const quick = loop2(fast);
  return (ins, steps, outs, count) => (count <= few ? slow : quick)(ins, steps, outs, count);
}

/** Returns the loop of a function of two numbers. */
export function loop2(f: (x: number, y: number) => number): Loop {
  return ([x, y], [p, q], [out], count) => {
    for (let i = 0; i < count; i++) out[i] = f(x[i * p], y[i * q]);
  };
}

/** Returns the loop of a function of one complex number; `f` writes its result to the output at `to`. */
export function complex1(f: (re: number, im: number, out: Lane, to: number) => void): Loop {
  return ([x], [p], [out], count) => {
    for (let i = 0; i < count; i++) f(x[2 * i * p], x[2 * i * p + 1], out, 2 * i);
  };
}

/** Returns the loop of a function of two complex numbers. */
export function complex2(
  f: (a: number, b: number, c: number, d: number, out: Lane, to: number) => void,
): Loop {
  return ([x, y], [p, q], [out], count) => {
    for (let i = 0; i < count; i++)
      f(x[2 * i * p], x[2 * i * p + 1], y[2 * i * q], y[2 * i * q + 1], out, 2 * i);
  };
}
