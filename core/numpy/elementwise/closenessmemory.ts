import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, times } from "../../ndarray/layouts/dim.ts";
import { nbytes, size } from "../../ndarray/layouts/layout.ts";
import { Tape } from "../calls/tape.ts";

/** Follows `(abs(x - y) <= atol + rtol * abs(y)) & isfinite(y) | (x == y)`; returns the bytes of the result, which is alive. */
export function closenessTape(tape: Tape, x: NDArray, y: NDArray, result: NDArray, equalNan: boolean): Dim {
  const truths = size(result.layout);
  const itemsize = Math.max(x.dtype.itemsize, y.dtype.itemsize, "fc".includes(y.dtype.kind) ? 0 : 8);
  const bytes = times(truths, itemsize);
  const cast = "fc".includes(y.dtype.kind) || y.shape.length === 0 ? 0 : tape.make(times(size(y.layout), 8));
  const distance = tape.over(tape.make(bytes));
  const sizes = y.shape.length === 0 ? 0 : times(size(y.layout), itemsize);
  // A Python float fits into no float that is smaller than itself.
  const isWide = itemsize >= 8;
  const allowed = tape.over(tape.over(tape.make(sizes), isWide), isWide);
  const near = tape.make(truths);
  tape.free(distance, allowed);
  const finite = tape.make(size(y.layout));
  const both = tape.over(near);
  tape.free(finite);
  const equal = tape.make(truths);
  const close = tape.over(both);
  tape.free(equal);
  if (equalNan) {
    const nans = tape.make(truths);
    const others = tape.make(truths);
    tape.free(tape.over(nans), others);
  }
  tape.free(cast);
  return close;
}

/** Follows `(a1 == a2).all()`, which takes those that are no NaN first where NaNs are equal. */
export function equalityTape(x: NDArray, y: NDArray, equalNan: boolean): Tape {
  const tape = new Tape();
  const truths = size(x.layout);
  if (!equalNan) {
    tape.make(truths);
    return tape;
  }
  const nans = tape.make(times(2, truths));
  tape.free(tape.make(truths));
  const numbers = [x, y].map((array) => {
    const mask = tape.make(truths);
    const chosen = tape.make(nbytes(array.layout));
    tape.free(mask);
    return chosen;
  });
  tape.free(tape.make(truths), nans, ...numbers);
  return tape;
}
