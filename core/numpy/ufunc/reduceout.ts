import type { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { showShape } from "../../ndarray/layouts/broadcast.ts";
import { type Dim, isExact, sameShape } from "../../ndarray/layouts/dim.ts";
import type { Ufunc } from "./loops.ts";
import type { ReduceOptions } from "./reduce.ts";
/** Raises NumPy's errors for an array that the result of a reduction can't be put into. */
export function checkOut(
  ufunc: Ufunc,
  array: NDArray,
  axes: readonly number[],
  { keepdims = false, where }: ReduceOptions,
  out: NDArray,
): void {
  const expected = keepdims ? array.shape.length : array.shape.length - axes.length;
  if (out.shape.length !== expected)
    raise(
      "ValueError",
      `output parameter for reduction operation ${ufunc.name} has the wrong number of dimensions: Found ${out.shape.length} but expected ${expected}${keepdims ? " (must match the operand's when keepdims=True)" : ""}`,
    );
  const shape = array.shape.flatMap((length, axis) =>
    axes.includes(axis) ? (keepdims ? [1] : []) : [length],
  );
  if (sameShape(out.shape, shape) === false) wrongShape(array, axes, { keepdims, where }, out, shape);
  if (!out.writeable) raise("ValueError", "output array is read-only");
}

/** Lengths that differ, none of them 1, do not broadcast; for the others NumPy has other words. */
function wrongShape(
  { shape }: NDArray,
  axes: readonly number[],
  { keepdims, where }: ReduceOptions,
  out: NDArray,
  wanted: readonly Dim[],
): never {
  const isClash = wanted.some((length, i) => {
    const own = out.shape[i];
    return isExact(length) && isExact(own) && length !== own && length !== 1 && own !== 1;
  });
  if (!isClash || where) notKnown("the error for an output of the wrong shape");
  const kept = shape.flatMap((_, axis) => (axes.includes(axis) ? [] : [axis]));
  const mapped = shape.map((_, axis) => {
    if (keepdims) return out.shape[axis];
    return axes.includes(axis) ? "newaxis" : out.shape[kept.indexOf(axis)];
  });
  const from = mapped.findIndex((length) => length !== "newaxis");
  raise(
    "ValueError",
    `operands could not be broadcast together with remapped shapes [original->remapped]: ${showShape(out.shape)}->(${mapped.slice(from).join(",")}) ${showShape(shape)} `,
  );
}
