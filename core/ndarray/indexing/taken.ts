import { readable } from "../access.ts";
import type { NDArray } from "../array.ts";
import type { Exact } from "../contents/contents.ts";
import { hasObjects, type Source, sourceOf } from "../contents/move.ts";
import { isSwapped } from "../dtypes/dtype.ts";
import { type ExactLayout, isC, isExactLayout, type Layout, nbytes } from "../layouts/layout.ts";
import { reserve, spend } from "../limits.ts";
import { longsIn, roomFor } from "../room.ts";

/**
 * Returns the contents of `array[index]` for an array of integers on the first axis, in the commonest case: the rows that they choose are
 * each one piece of memory, and go into memory one after another. Undefined where that is not so, or an index is out of bounds.
 */
export function takenRows(array: NDArray, index: NDArray, layout: Layout): Exact | undefined {
  const positions = wordsOf(index);
  const source = positions && plainSource(array);
  if (!positions || !source || !isExactLayout(layout) || !isC(layout)) return undefined;
  const { data } = source;
  const row = rowOf(source.layout);
  if (row === undefined || !spend(positions.length >> 1)) return undefined;
  const bytes = nbytes(layout) as number;
  if (!reserve(bytes)) return undefined;
  const room = roomFor(bytes);
  const { offset, shape, strides } = source.layout;
  const isOfLongs = row === 8 && ((data.byteOffset | offset | strides[0]) & 7) === 0;
  const isDone = isOfLongs
    ? copyLongs(positions, shape[0], longsIn(data), offset >> 3, strides[0] >> 3, longsIn(room))
    : copyRows(positions, shape[0], wordsIn(data), offset >> 2, strides[0] >> 2, wordsIn(room), row >> 2);
  return isDone ? { kind: "exact", data: room } : undefined;
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
  const bytes = nbytes(layout) as number;
  if (!reserve(bytes)) return undefined;
  const room = roomFor(bytes);
  copyUnder(truths, wordsIn(source.data), offset >> 2, step >> 2, wordsIn(room), dtype.itemsize >> 2);
  return { kind: "exact", data: room };
}

/** An array's bytes, where all are known, none refers to an object and they may be read as words. */
function plainSource(array: NDArray): Source | undefined {
  const source = array.contents.kind === "exact" ? sourceOf(array) : undefined;
  if (!source || source.known || hasObjects(array.dtype)) return undefined;
  return (source.data.byteOffset & 3) === 0 ? source : undefined;
}

function wordsIn({ buffer, byteOffset, length }: Uint8Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length >> 2);
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

/** Copies the elements of eight bytes at the positions; false at the first that is out of bounds. */
function copyLongs(
  positions: Int32Array,
  length: number,
  from: BigInt64Array,
  offset: number,
  stride: number,
  to: BigInt64Array,
): boolean {
  for (let i = 0; i < positions.length; i += 2) {
    const low = positions[i];
    const sign = positions[i + 1];
    const position = sign < 0 ? low + length : low;
    // A position of more than 31 bits has other words than its sign above it.
    if (sign !== low >> 31 || position < 0 || position >= length) return false;
    to[i >> 1] = from[offset + position * stride];
  }
  return true;
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
    for (let k = 0; k < width; k++) to[at++] = from[start + k];
  }
  return true;
}
