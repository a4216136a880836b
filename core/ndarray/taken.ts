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
  const source = positions && plainSource(array);
  if (!positions || !source || !isExactLayout(layout) || !isC(layout)) return undefined;
  const row = rowOf(source.layout);
  if (row === undefined || !spend(positions.length >> 1)) return undefined;
  const room = roomOf(layout);
  if (!room) return undefined;
  const { offset, shape, strides } = source.layout;
  const isDone = copyRows(
    positions,
    shape[0],
    source.words,
    offset >> 2,
    strides[0] >> 2,
    room.words,
    row >> 2,
  );
  return isDone ? { kind: "exact", data: room.data } : undefined;
}

/**
 * Returns the contents of `array[mask]` for a mask with these truths, of which `layout` has room for those that are 1, in the commonest
 * case: the elements lie at equal distances.
 */
export function takenUnder(array: NDArray, truths: Uint8Array, layout: Layout): Exact | undefined {
  const source = plainSource(array);
  if (!source || !isExactLayout(layout)) return undefined;
  const { dtype, offset, shape, strides } = source.layout;
  const step = shape.length === 1 ? strides[0] : isC(source.layout) ? dtype.itemsize : undefined;
  if (step === undefined || ((step | offset | dtype.itemsize) & 3) !== 0 || !spend(truths.length))
    return undefined;
  const room = roomOf(layout);
  if (!room) return undefined;
  copyUnder(truths, source.words, offset >> 2, step >> 2, room.words, dtype.itemsize >> 2);
  return { kind: "exact", data: room.data };
}

/** An array's bytes as words, where all are known and none refers to an object. */
function plainSource(
  array: NDArray,
): { readonly words: Int32Array; readonly layout: ExactLayout } | undefined {
  const source = array.contents.kind === "exact" ? sourceOf(array) : undefined;
  if (!source || source.known || hasObjects(array.dtype)) return undefined;
  const { buffer, byteOffset, length } = source.data;
  if ((byteOffset & 3) !== 0) return undefined;
  return { words: new Int32Array(buffer, byteOffset, length >> 2), layout: source.layout };
}

/** Room for the elements of a layout, also as words. */
function roomOf(layout: ExactLayout): { readonly data: Uint8Array; readonly words: Int32Array } | undefined {
  const bytes = nbytes(layout) as number;
  if (!reserve(bytes)) return undefined;
  const data = roomFor(bytes);
  return { data, words: new Int32Array(data.buffer, data.byteOffset, bytes >> 2) };
}

/** Each element is written, and kept by going on: that costs less than asking of each whether it is wanted. */
function copyUnder(
  truths: Uint8Array,
  from: Int32Array,
  offset: number,
  step: number,
  to: Int32Array,
  width: number,
): void {
  if (width !== 2) {
    for (let i = 0, start = offset, at = 0; at < to.length; i++, start += step) {
      for (let k = 0; k < width; k++) to[at + k] = from[start + k];
      at += width * truths[i];
    }
    return;
  }
  for (let i = 0, start = offset, at = 0; at < to.length; i++, start += step) {
    to[at] = from[start];
    to[at + 1] = from[start + 1];
    at += 2 * truths[i];
  }
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
