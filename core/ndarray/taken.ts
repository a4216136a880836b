import { readable } from "./access.ts";
import type { NDArray } from "./array.ts";
import type { Exact } from "./contents.ts";
import { isSwapped } from "./dtype.ts";
import { type ExactLayout, isC, isExactLayout, type Layout, nbytes } from "./layout.ts";
import { reserve, spend } from "./limits.ts";
import { hasObjects, sourceOf } from "./move.ts";
import { roomFor } from "./room.ts";

/**
 * Returns the contents of `array[index]` for an array of integers on the first axis, in the commonest case: the rows that they choose are
 * each one piece of memory, and go into memory one after another. Undefined where that is not so, or an index is out of bounds.
 */
export function takenRows(array: NDArray, index: NDArray, layout: Layout): Exact | undefined {
  const positions = wordsOf(index);
  const source = sourceOf(array);
  const isPlain = source && !source.known && !hasObjects(array.dtype) && array.contents.kind === "exact";
  if (!positions || !isPlain || !isExactLayout(layout) || !isC(layout)) return undefined;
  const row = rowOf(source.layout);
  if (row === undefined || (source.data.byteOffset & 3) !== 0) return undefined;
  const bytes = nbytes(layout) as number;
  if (!spend(positions.length >> 1) || !reserve(bytes)) return undefined;
  const data = roomFor(bytes);
  const from = new Int32Array(source.data.buffer, source.data.byteOffset, source.data.length >> 2);
  const to = new Int32Array(data.buffer, data.byteOffset, bytes >> 2);
  const { offset, shape, strides } = source.layout;
  const isDone = copyRows(positions, shape[0], from, offset >> 2, strides[0] >> 2, to, row >> 2);
  return isDone ? { kind: "exact", data } : undefined;
}

/** An index array's elements as pairs of words, the lower first. */
function wordsOf(index: NDArray): Int32Array | undefined {
  const { dtype } = index;
  if (dtype.kind !== "i" || dtype.itemsize !== 8 || isSwapped(dtype) || isC(index.layout) !== true)
    return undefined;
  const from = index.contents.kind === "exact" ? readable(index) : undefined;
  if (!from) return undefined;
  const start = from.data.byteOffset + from.layout.offset;
  const count = from.layout.shape.reduce((n, length) => n * length, 1);
  return start % 4 === 0 ? new Int32Array(from.data.buffer, start, 2 * count) : undefined;
}

/** Bytes of one row of elements without gaps; undefined where there are gaps, or rows do not consist of words. */
function rowOf({ dtype, shape, strides, offset }: ExactLayout): number | undefined {
  let bytes = dtype.itemsize;
  for (let axis = shape.length - 1; axis > 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== bytes) return undefined;
    bytes *= shape[axis];
  }
  return ((bytes | offset | strides[0]) & 3) === 0 ? bytes : undefined;
}

/** Copies the rows at the positions, each of `width` words; false at the first that is out of bounds. */
function copyRows(
  positions: Int32Array,
  length: number,
  from: Int32Array,
  offset: number,
  stride: number,
  to: Int32Array,
  width: number,
): boolean {
  for (let i = 0, at = 0; i < positions.length; i += 2) {
    const low = positions[i];
    const sign = positions[i + 1];
    const position = sign < 0 ? low + length : low;
    // A position of more than 31 bits has other words than its sign above it.
    if (sign !== low >> 31 || position < 0 || position >= length) return false;
    const start = offset + position * stride;
    if (width === 2) {
      to[at++] = from[start];
      to[at++] = from[start + 1];
    } else for (let k = 0; k < width; k++) to[at++] = from[start + k];
  }
  return true;
}
