import { liesWithin, readable, readElement, viewOn, writeElement } from "../access.ts";
import type { NDArray } from "../array.ts";
import { copyElements } from "../casts/copy.ts";
import { type DType, type ExactShape, sameDType } from "../dtypes/dtype.ts";
import { isExact, sameShape } from "../layouts/dim.ts";
import { type ExactLayout, isExactLayout, type Layout, nbytes } from "../layouts/layout.ts";
import { reserve, spend } from "../limits.ts";
import { roomFor } from "../room.ts";
import type { Contents, Exact } from "./contents.ts";

/** Bytes to move elements from, of which some may not be known. */
export interface Source {
  readonly data: Uint8Array;
  /** As in `Exact`. */
  readonly known?: Uint8Array;
  readonly objects?: readonly unknown[];
  readonly layout: ExactLayout;
}

/** Where elements lie: element number i is at byte `at[i]`. */
export type Places = Int32Array;

/** Returns the array's bytes for moving; unlike `readable`, also when only some of them are known. */
export function sourceOf(array: NDArray): Source | undefined {
  const { contents, layout } = array;
  if (!isExactLayout(layout)) return undefined;
  if (contents.kind !== "exact") return readable(array);
  if (!liesWithin(layout, contents.data)) return undefined;
  return { data: contents.data, known: contents.known, objects: contents.objects, layout };
}

/** Returns the byte offset of each element in C order of the indices; undefined when there are too many. */
export function placesOf(shape: ExactShape, strides: readonly number[], offset = 0): Places | undefined {
  const count = shape.reduce((n, length) => n * length, 1);
  if (!spend(count)) return undefined;
  const places = new Int32Array(count);
  if (count === 0) return places;
  const last = shape.length - 1;
  const stride = last < 0 ? 0 : strides[last];
  let filled = last < 0 ? 1 : shape[last];
  for (let i = 0, at = offset; i < filled; i++, at += stride) places[i] = at;
  // Each further axis repeats what is there already; that keeps the loops tight.
  for (let axis = last - 1; axis >= 0; axis--) {
    const stride = strides[axis];
    const block = filled;
    for (let i = 1; i < shape[axis]; i++) {
      const shift = i * stride;
      for (let j = 0; j < block; j++) places[filled++] = places[j] + shift;
    }
  }
  return places;
}

/** Returns the places of every element of `outer` x `inner`, outer slowest. */
export function placesSum(outer: Places, inner: Places): Places | undefined {
  if (inner.length === 1 && inner[0] === 0) return outer;
  if (!spend(outer.length * inner.length)) return undefined;
  const places = new Int32Array(outer.length * inner.length);
  let at = 0;
  for (let i = 0; i < outer.length; i++)
    for (let j = 0; j < inner.length; j++) places[at++] = outer[i] + inner[j];
  return places;
}

/**
 * Returns new exact contents for `layout` in which the element at `to[i]` is the source's at `from[i]`, one after another where no `to` is
 * given; undefined over the limits.
 */
export function movedContents(layout: Layout, source: Source, from: Places, to?: Places): Exact | undefined {
  const bytes = nbytes(layout);
  if (!isExact(bytes) || !reserve(bytes)) return undefined;
  const exact: Exact = {
    kind: "exact",
    data: roomFor(bytes),
    known: source.known && new Uint8Array(bytes).fill(1),
    objects: source.objects && [undefined],
  };
  const { itemsize } = layout.dtype;
  if (to || exact.known || hasObjects(layout.dtype))
    move(source, from, exact, to ?? evenly(from.length, 0, itemsize), layout.dtype);
  else packBytes(source.data, from, exact.data, itemsize);
  return exact.known?.every((flag) => flag === 1) ? { ...exact, known: undefined } : exact;
}

/** Returns places that lie one after another at equal distances. */
function evenly(count: number, offset: number, step: number): Places {
  const places = new Int32Array(count);
  for (let i = 0, at = offset; i < count; i++, at += step) places[i] = at;
  return places;
}

/** Copies elements of one dtype between places, with what is known of them. The two must not overlap. */
export function move(
  source: Pick<Source, "data" | "known" | "objects">,
  from: Places,
  target: Pick<Exact, "data" | "known" | "objects">,
  to: Places,
  dtype: DType,
): void {
  if (hasObjects(dtype) && source.objects !== target.objects) moveObjects(source, from, target, to, dtype);
  else moveBytes(source.data, from, target.data, to, dtype.itemsize);
  if (!target.known) return;
  if (source.known) moveBytes(source.known, from, target.known, to, dtype.itemsize);
  else for (const place of to) target.known.fill(1, place, place + dtype.itemsize);
}

/** True when elements hold references into a table of objects. */
export function hasObjects(dtype: DType): boolean {
  if (dtype.fields) return dtype.fields.some((field) => hasObjects(field.dtype));
  if (dtype.subarray) return hasObjects(dtype.subarray.base);
  return dtype.kind === "O" || dtype.kind === "T";
}

function moveBytes(data: Uint8Array, from: Places, into: Uint8Array, to: Places, itemsize: number): void {
  const count = to.length;
  if (itemsize === 1) {
    for (let i = 0; i < count; i++) into[to[i]] = data[from[i]];
    return;
  }
  // Eight bytes go as two words: a double would not carry every NaN unchanged.
  const words = itemsize / 4;
  const [source, target] = [wordsOf(data), wordsOf(into)];
  if (Number.isInteger(words) && source && target && areWhole(from) && areWhole(to)) {
    if (words === 1) for (let i = 0; i < count; i++) target[to[i] >> 2] = source[from[i] >> 2];
    else if (words === 2) moveDoubleWords(source, from, target, to);
    else
      for (let i = 0; i < count; i++)
        for (let j = 0; j < words; j++) target[(to[i] >> 2) + j] = source[(from[i] >> 2) + j];
    return;
  }
  for (let i = 0; i < count; i++) {
    const start = from[i];
    const at = to[i];
    for (let j = 0; j < itemsize; j++) into[at + j] = data[start + j];
  }
}

/** Copies elements to the beginning of `into`, one after another. */
function packBytes(data: Uint8Array, from: Places, into: Uint8Array, itemsize: number): void {
  const [source, target] = [wordsOf(data), wordsOf(into)];
  if (itemsize !== 8 || !source || !target || !areWhole(from)) {
    moveBytes(data, from, into, evenly(from.length, 0, itemsize), itemsize);
    return;
  }
  for (let i = 0; i < from.length; i++) {
    const start = from[i] >> 2;
    target[2 * i] = source[start];
    target[2 * i + 1] = source[start + 1];
  }
}

function moveDoubleWords(source: Uint32Array, from: Places, target: Uint32Array, to: Places): void {
  for (let i = 0; i < to.length; i++) {
    const start = from[i] >> 2;
    const at = to[i] >> 2;
    target[at] = source[start];
    target[at + 1] = source[start + 1];
  }
}

/** Returns the bytes as words of four; undefined when they do not begin at a multiple of four. */
function wordsOf(data: Uint8Array): Uint32Array | undefined {
  return data.byteOffset % 4 === 0
    ? new Uint32Array(data.buffer, data.byteOffset, data.byteLength >> 2)
    : undefined;
}

function areWhole(places: Places): boolean {
  let bits = 0;
  for (let i = 0; i < places.length; i++) bits |= places[i];
  return (bits & 3) === 0;
}

function moveObjects(
  source: Pick<Source, "data" | "objects">,
  from: Places,
  target: Pick<Exact, "data" | "objects">,
  to: Places,
  dtype: DType,
): void {
  const reading = viewOn(source.data);
  const writing = viewOn(target.data);
  for (let i = 0; i < to.length; i++)
    writeElement(writing, dtype, to[i], readElement(reading, dtype, from[i], source.objects), target.objects);
}

/** Returns new contents for `layout` with the elements of `array`, broadcast to its shape; undefined when they are not kept. */
export function copiedContents(array: NDArray, layout: Layout): Contents | undefined {
  const source = sourceOf(array);
  if (!source || !isExactLayout(layout)) return undefined;
  const isPlain = !source.known && !hasObjects(layout.dtype) && !layout.dtype.fields;
  if (isPlain && sameDType(array.dtype, layout.dtype) && sameShape(source.layout.shape, layout.shape))
    return copiedPlain(source, layout);
  const from = placesOf(source.layout.shape, source.layout.strides, source.layout.offset);
  const to = from && placesOf(layout.shape, layout.strides, layout.offset);
  return to && movedContents(layout, source, from, to);
}

function copiedPlain(source: Source, layout: ExactLayout): Contents | undefined {
  const bytes = nbytes(layout) as number;
  if (!spend(bytes / Math.max(1, layout.dtype.itemsize)) || !reserve(bytes)) return undefined;
  const data = roomFor(bytes);
  copyElements(source, data, layout);
  return { kind: "exact", data };
}
