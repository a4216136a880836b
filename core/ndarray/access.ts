import type { NDArray } from "./array.ts";
import { fromHalf, toHalf } from "./casts/float16.ts";
import { type Exact, type Fill, nothing } from "./contents/contents.ts";
import { type DType, isSwapped } from "./dtypes/dtype.ts";
import type { Element } from "./element.ts";
import { notKnown } from "./error.ts";
import { isExact } from "./layouts/dim.ts";
import { byteBounds, contiguous, type ExactLayout, isExactLayout, type Layout } from "./layouts/layout.ts";
import { eachRow } from "./layouts/rows.ts";
import { reserve } from "./limits.ts";
import { touch } from "./mutable.ts";

/** Bytes and where the elements lie in them. */
export interface Readable {
  readonly data: Uint8Array;
  readonly layout: ExactLayout;
  readonly objects?: readonly unknown[];
}

/** Returns the array's elements for reading; undefined when some of them are not known or there are too many. Never write to `data`. */
export function readable(array: NDArray): Readable | undefined {
  const { contents, layout } = array;
  if (!isExactLayout(layout)) return undefined;
  if (contents.kind === "exact") {
    if (!liesWithin(layout, contents.data)) return undefined;
    if (contents.known && !allKnown(contents.known, layout)) return undefined;
    return { data: contents.data, layout, objects: contents.objects };
  }
  if (contents.kind === "fill" || contents.kind === "ramp") return expand(array, layout);
  return undefined;
}

/** False for strides that lead out of the buffer, as `as_strided` allows them. */
export function liesWithin(layout: Layout, data: Uint8Array): boolean {
  const bounds = byteBounds(layout);
  if (!bounds || bounds[0] === bounds[1]) return bounds !== undefined;
  return bounds[0] >= 0 && bounds[1] <= data.length;
}

/**
 * Returns the buffer's bytes for writing, after telling the journal; undefined when they are not kept.
 * Whoever writes marks what it wrote with `setKnown`.
 */
export function writable(array: NDArray): Exact | undefined {
  const store = array.buffer.store;
  if (!isExactLayout(array.layout) || !isExact(array.buffer.nbytes)) return undefined;
  if (store.contents.kind === "exact") {
    if (!liesWithin(array.layout, store.contents.data)) return undefined;
    touch(store);
    return store.contents.kind === "exact" ? store.contents : undefined;
  }
  const whole = expandBuffer(array);
  if (!whole) return undefined;
  store.contents = whole;
  return whole;
}

/** Marks the array's bytes as known or not known in its buffer's exact contents. Where it lies is not always known. */
export function setKnown(array: NDArray, isKnown: boolean): void {
  const store = array.buffer.store;
  const contents = store.contents;
  if (contents.kind !== "exact") return;
  if (!isExactLayout(array.layout)) {
    if (!isKnown) store.contents = nothing;
    return;
  }
  if (isKnown && !contents.known) return;
  const known = contents.known ?? new Uint8Array(contents.data.length).fill(1);
  eachRow(array.layout, (offset, bytes) => known.fill(isKnown ? 1 : 0, offset, offset + bytes));
  const complete = isKnown && !known.includes(0);
  store.contents = { ...contents, known: complete ? undefined : known };
}

/** Calls `visit` with the byte offset of each element, in C order of the indices. */
export function eachOffset(layout: ExactLayout, visit: (offset: number) => void): void {
  const { shape, strides } = layout;
  const rank = shape.length;
  if (shape.includes(0)) return;
  const index = new Array<number>(rank).fill(0);
  let offset = layout.offset;
  for (;;) {
    visit(offset);
    let axis = rank - 1;
    for (; axis >= 0; axis--) {
      offset += strides[axis];
      if (++index[axis] < shape[axis]) break;
      offset -= strides[axis] * shape[axis];
      index[axis] = 0;
    }
    if (axis < 0) return;
  }
}

/** Returns the elements in C order; undefined when not all are known. */
export function elementsOf(array: NDArray): Element[] | undefined {
  const from = readable(array);
  if (!from) return undefined;
  const view = viewOn(from.data);
  const elements: Element[] = [];
  eachOffset(from.layout, (offset) => elements.push(readElement(view, array.dtype, offset, from.objects)));
  return elements;
}

/** Returns a DataView on the same bytes. */
export function viewOn(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

/** Reads one element; see `Element` for what each dtype gives. */
export function readElement(view: DataView, dtype: DType, at: number, objects?: readonly unknown[]): Element {
  const little = !isSwapped(dtype);
  const { kind, itemsize } = dtype;
  if (kind === "b") return view.getUint8(at) !== 0;
  if (kind === "i" || kind === "m" || kind === "M") return readSigned(view, itemsize, at, little);
  if (kind === "u") return readUnsigned(view, itemsize, at, little);
  if (kind === "f") return readFloat(view, itemsize, at, little);
  if (kind === "c") {
    const half = itemsize / 2;
    return { re: readFloat(view, half, at, little), im: readFloat(view, half, at + half, little) };
  }
  if (kind === "U") return readText(view, itemsize / 4, (i) => view.getUint32(at + 4 * i, little));
  if (kind === "S") return readText(view, itemsize, (i) => view.getUint8(at + i));
  if (kind === "O" || kind === "T") return objects?.[Number(view.getBigInt64(at, true))] as Element;
  return readVoid(view, dtype, at, objects);
}

/** Writes one element, wrapping integers as C does. `objects` is the table that object elements are added to. */
export function writeElement(
  view: DataView,
  dtype: DType,
  at: number,
  element: Element,
  objects?: unknown[],
): void {
  const little = !isSwapped(dtype);
  const { kind, itemsize } = dtype;
  // A number may have fields laid over it.
  if (dtype.fields && kind !== "V") notKnown("a number that has fields");
  if (kind === "b") view.setUint8(at, element ? 1 : 0);
  else if (kind === "i" || kind === "u" || kind === "m" || kind === "M") {
    writeInteger(
      view,
      itemsize,
      at,
      typeof element === "boolean" ? Number(element) : (element as number | bigint),
      little,
    );
  } else if (kind === "f") writeFloat(view, itemsize, at, Number(element), little);
  else if (kind === "c") {
    const { re, im } = element as { re: number; im: number };
    writeFloat(view, itemsize / 2, at, re, little);
    writeFloat(view, itemsize / 2, at + itemsize / 2, im, little);
  } else if (kind === "U") {
    const points = Array.from(element as string, (character) => character.codePointAt(0) as number);
    for (let i = 0; i < itemsize / 4; i++) view.setUint32(at + 4 * i, points[i] ?? 0, little);
  } else if (kind === "S") {
    for (let i = 0; i < itemsize; i++)
      view.setUint8(at + i, i < (element as string).length ? (element as string).charCodeAt(i) : 0);
  } else if (kind === "O" || kind === "T") {
    if (!objects) return;
    view.setBigInt64(at, BigInt(objects.push(element) - 1), true);
  } else writeVoid(view, dtype, at, element, objects);
}

/** Returns one element's bytes. */
export function elementBytes(dtype: DType, element: Element): Uint8Array {
  const item = new Uint8Array(dtype.itemsize);
  writeElement(viewOn(item), dtype, 0, element);
  return item;
}

function readSigned(view: DataView, itemsize: number, at: number, little: boolean): number | bigint {
  if (itemsize === 1) return view.getInt8(at);
  if (itemsize === 2) return view.getInt16(at, little);
  if (itemsize === 4) return view.getInt32(at, little);
  return narrowed(view.getBigInt64(at, little));
}

function readUnsigned(view: DataView, itemsize: number, at: number, little: boolean): number | bigint {
  if (itemsize === 1) return view.getUint8(at);
  if (itemsize === 2) return view.getUint16(at, little);
  if (itemsize === 4) return view.getUint32(at, little);
  return narrowed(view.getBigUint64(at, little));
}

function narrowed(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** A longdouble is kept as a double in its first 8 bytes. */
function readFloat(view: DataView, itemsize: number, at: number, little: boolean): number {
  if (itemsize === 2) return fromHalf(view.getUint16(at, little));
  return itemsize === 4 ? view.getFloat32(at, little) : view.getFloat64(at, little);
}

function writeFloat(view: DataView, itemsize: number, at: number, value: number, little: boolean): void {
  if (itemsize === 2) view.setUint16(at, toHalf(value), little);
  else if (itemsize === 4) view.setFloat32(at, value, little);
  else view.setFloat64(at, value, little);
}

function writeInteger(
  view: DataView,
  itemsize: number,
  at: number,
  value: number | bigint,
  little: boolean,
): void {
  if (itemsize === 8) view.setBigInt64(at, BigInt.asIntN(64, BigInt(value)), little);
  else if (itemsize === 4) view.setInt32(at, Number(BigInt.asIntN(32, BigInt(value))), little);
  else if (itemsize === 2) view.setInt16(at, Number(value) & 0xffff, little);
  else view.setInt8(at, Number(value) & 0xff);
}

/** Reads a string and drops the padding zeros at its end, as NumPy does. */
function readText(_view: DataView, length: number, codeAt: (i: number) => number): string {
  let end = length;
  while (end > 0 && codeAt(end - 1) === 0) end--;
  let text = "";
  for (let i = 0; i < end; i++) text += String.fromCodePoint(Math.min(codeAt(i), 0x10ffff));
  return text;
}

function readVoid(view: DataView, dtype: DType, at: number, objects?: readonly unknown[]): Element {
  if (dtype.fields)
    return dtype.fields.map((field) => readElement(view, field.dtype, at + field.offset, objects));
  if (!dtype.subarray)
    return new Uint8Array(view.buffer.slice(view.byteOffset + at, view.byteOffset + at + dtype.itemsize));
  const { base, shape } = dtype.subarray;
  const count = shape.reduce((n, length) => n * length, 1);
  return Array.from({ length: count }, (_, i) => readElement(view, base, at + i * base.itemsize, objects));
}

function writeVoid(view: DataView, dtype: DType, at: number, element: Element, objects?: unknown[]): void {
  if (dtype.fields) {
    dtype.fields.forEach((field, i) => {
      writeElement(view, field.dtype, at + field.offset, (element as readonly Element[])[i], objects);
    });
  } else if (dtype.subarray) {
    const { base } = dtype.subarray;
    (element as readonly Element[]).forEach((item, i) => {
      writeElement(view, base, at + i * base.itemsize, item, objects);
    });
  } else {
    const raw = element as Uint8Array;
    for (let i = 0; i < dtype.itemsize; i++) view.setUint8(at + i, raw[i] ?? 0);
  }
}

function allKnown(known: Uint8Array, layout: ExactLayout): boolean {
  let complete = true;
  eachRow(layout, (offset, bytes) => {
    if (complete && known.subarray(offset, offset + bytes).includes(0)) complete = false;
  });
  return complete;
}

/** Writes out a fill or ramp for just the elements of one view. */
function expand(array: NDArray, layout: ExactLayout): Readable | undefined {
  const { contents } = array;
  if (contents.kind !== "fill" && contents.kind !== "ramp") return undefined;
  const { itemsize } = contents.dtype;
  const isOther = layout.dtype.itemsize !== itemsize || layout.dtype.kind !== contents.dtype.kind;
  if (isOther) return contents.kind === "fill" ? expandParts(array, contents, layout) : undefined;
  const packed = contiguous(layout.dtype, layout.shape) as ExactLayout;
  const count = layout.shape.reduce((n, length) => n * length, 1);
  if (!reserve(count * itemsize)) return undefined;
  const data = new Uint8Array(count * itemsize);
  if (contents.kind === "fill") {
    repeat(data, contents.item);
    return { data, layout: packed };
  }
  let to = 0;
  const view = viewOn(data);
  eachOffset(layout, (offset) => {
    writeElement(view, contents.dtype, to, contents.start + (offset / itemsize) * contents.step);
    to += itemsize;
  });
  return { data, layout: packed };
}

/** The same for elements of another dtype: a field, or any bytes that repeat with what fills the buffer. */
function expandParts({ buffer }: NDArray, { item, dtype }: Fill, layout: ExactLayout): Readable | undefined {
  const { itemsize, kind } = layout.dtype;
  const [from, to] = byteBounds(layout) ?? [-1, -1];
  const isInside =
    from >= 0 && isExact(buffer.nbytes) && to <= buffer.nbytes - (buffer.nbytes % (item.length || 1));
  if (item.length === 0 || !isInside || [kind, dtype.kind].some((one) => one === "O" || one === "T"))
    return undefined;
  const count = layout.shape.reduce((n, length) => n * length, 1);
  if (!reserve(count * itemsize)) return undefined;
  const data = new Uint8Array(count * itemsize);
  let at = 0;
  eachOffset(layout, (offset) => {
    for (let i = 0; i < itemsize; i++) data[at++] = item[(offset + i) % item.length];
  });
  return { data, layout: contiguous(layout.dtype, layout.shape) as ExactLayout };
}

/** Writes out the whole buffer of an array, with `known` all 0 where nothing was known; undefined when it is too large. */
function expandBuffer(array: NDArray): Exact | undefined {
  const { contents, buffer } = array;
  if (!isExact(buffer.nbytes) || contents.kind === "exact" || !reserve(buffer.nbytes)) return undefined;
  const data = new Uint8Array(buffer.nbytes);
  if (contents.kind !== "fill" && contents.kind !== "ramp")
    return { kind: "exact", data, known: new Uint8Array(data.length), objects: [] };
  const { dtype } = contents;
  if (contents.kind === "fill") {
    repeat(data.subarray(0, data.length - (data.length % (dtype.itemsize || 1))), contents.item);
    return { kind: "exact", data };
  }
  const view = viewOn(data);
  for (let at = 0, i = 0; at + dtype.itemsize <= data.length && dtype.itemsize > 0; at += dtype.itemsize, i++)
    writeElement(view, dtype, at, contents.start + i * contents.step);
  return { kind: "exact", data };
}

/** Fills bytes that are all 0 with copies of an item, of which a whole number fits. */
export function repeat(data: Uint8Array, item: Uint8Array): void {
  if (data.length === 0 || item.length === 0 || item.every((byte) => byte === 0)) return;
  data.set(item);
  for (let done = item.length; done < data.length; done *= 2)
    data.copyWithin(done, 0, Math.min(done, data.length - done));
}

/** True when the two arrays' byte ranges surely do not meet; they may lie on different buffers. */
export function surelyApart(a: NDArray, b: NDArray): boolean {
  if (a.buffer.store !== b.buffer.store) return true;
  const first = byteBounds(a.layout);
  const second = byteBounds(b.layout);
  return first !== undefined && second !== undefined && (first[1] <= second[0] || second[1] <= first[0]);
}

export type { Layout };
