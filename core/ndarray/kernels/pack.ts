import { isSwapped } from "../dtypes/dtype.ts";
import { eachRun, type Stream } from "./stream.ts";

/** Copies elements `start` to `start + count` of the stream to the beginning of `into`, one after another in native byte order. */
export function packInto(stream: Stream, start: number, count: number, into: Uint8Array): void {
  const { itemsize } = stream.dtype;
  const copy = copierFor(stream, into);
  let at = 0;
  eachRun(stream, start, count, (offset, stride, length) => {
    copy(stream.data, offset, stride, into, at, itemsize, length, itemsize);
    at += length * itemsize;
  });
  if (isSwapped(stream.dtype)) swap(stream, into, count);
}

/** Copies `count` elements that lie one after another in `from`, in native byte order, to elements `start` onwards of the stream. */
export function unpackFrom(stream: Stream, start: number, count: number, from: Uint8Array): void {
  const { itemsize } = stream.dtype;
  if (isSwapped(stream.dtype)) swap(stream, from, count);
  const copy = copierFor(stream, from);
  let at = 0;
  eachRun(stream, start, count, (offset, stride, length) => {
    copy(from, at, itemsize, stream.data, offset, stride, length, itemsize);
    at += length * itemsize;
  });
}

type Copier = (
  from: Uint8Array,
  offset: number,
  stride: number,
  into: Uint8Array,
  at: number,
  step: number,
  count: number,
  itemsize: number,
) => void;

/** The widest copy that the stream's alignment allows; the packed side is always aligned. */
function copierFor({ dtype, data, offset, strides }: Stream, packed: Uint8Array): Copier {
  let bits = data.byteOffset | offset | packed.byteOffset | dtype.itemsize;
  for (const stride of strides) bits |= stride;
  if (dtype.itemsize === 1) return copyBytes;
  if ((bits & 3) === 0) return dtype.itemsize === 4 ? copyWords : copyManyWords;
  return (bits & 1) === 0 && dtype.itemsize === 2 ? copyHalfwords : copyUnaligned;
}

const copyBytes: Copier = (from, offset, stride, into, at, step, count) => {
  for (let i = 0; i < count; i++) into[at + i * step] = from[offset + i * stride];
};

const copyHalfwords: Copier = (from, offset, stride, into, at, step, count) => {
  const source = new Uint16Array(from.buffer, 0, from.buffer.byteLength >> 1);
  const target = new Uint16Array(into.buffer, 0, into.buffer.byteLength >> 1);
  const first = (from.byteOffset + offset) >> 1;
  const to = (into.byteOffset + at) >> 1;
  for (let i = 0; i < count; i++) target[to + i * (step >> 1)] = source[first + i * (stride >> 1)];
};

const copyWords: Copier = (from, offset, stride, into, at, step, count) => {
  const source = new Int32Array(from.buffer, 0, from.buffer.byteLength >> 2);
  const target = new Int32Array(into.buffer, 0, into.buffer.byteLength >> 2);
  const first = (from.byteOffset + offset) >> 2;
  const to = (into.byteOffset + at) >> 2;
  for (let i = 0; i < count; i++) target[to + i * (step >> 2)] = source[first + i * (stride >> 2)];
};

// Eight bytes go as two words: a double would not carry every NaN unchanged.
const copyManyWords: Copier = (from, offset, stride, into, at, step, count, itemsize) => {
  const source = new Int32Array(from.buffer, 0, from.buffer.byteLength >> 2);
  const target = new Int32Array(into.buffer, 0, into.buffer.byteLength >> 2);
  let a = (from.byteOffset + offset) >> 2;
  let b = (into.byteOffset + at) >> 2;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < itemsize >> 2; j++) target[b + j] = source[a + j];
    a += stride >> 2;
    b += step >> 2;
  }
};

const copyUnaligned: Copier = (from, offset, stride, into, at, step, count, itemsize) => {
  for (let i = 0; i < count; i++)
    for (let j = 0; j < itemsize; j++) into[at + i * step + j] = from[offset + i * stride + j];
};

/** Reverses the bytes of each element in place; of each half of a complex one, of each character of a text. */
function swap({ dtype }: Stream, data: Uint8Array, count: number): void {
  const unit = dtype.kind === "c" ? dtype.itemsize / 2 : dtype.kind === "U" ? 4 : dtype.itemsize;
  for (let at = 0; at < count * dtype.itemsize; at += unit) data.subarray(at, at + unit).reverse();
}
