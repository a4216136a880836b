import { readElement, viewOn } from "./access.ts";
import type { NDArray } from "./array.ts";
import { placesIn } from "./assign.ts";
import { type DType, isSwapped } from "./dtype.ts";
import type { Element } from "./element.ts";
import type { ExactLayout } from "./layout.ts";
import { spend } from "./limits.ts";
import { type Source, sourceOf } from "./move.ts";
import { type Compare, comparisonOf } from "./order.ts";

/** The order that a stable sort gives each lane along an axis, lanes in C order of the other axes. */
export interface Sorted {
  readonly source: Source;
  /** Byte offset of each lane's first element. */
  readonly starts: Int32Array;
  /** For each lane the positions of its elements from least to greatest. */
  readonly orders: readonly Int32Array[];
  /** For each lane: 1 where the element in that place equals a neighbour, so that another kind of sort may order them otherwise. */
  readonly ties: readonly Uint8Array[];
}

/** Sorts the lanes along an axis, by the dtype's own order unless another is given; undefined when the elements are not all known. */
export function sortLanes(array: NDArray, axis: number, given?: Compare): Sorted | undefined {
  const compare = given ?? comparisonOf(array.dtype);
  const source = sourceOf(array);
  if (!source || source.known?.includes(0)) return undefined;
  const lane = without(source.layout, axis);
  const starts = placesIn(lane);
  const length = source.layout.shape[axis];
  if (!starts || !spend(starts.length * length * 4)) return undefined;
  const stride = source.layout.strides[axis];
  const view = viewOn(source.data);
  const orders: Int32Array[] = [];
  const ties: Uint8Array[] = [];
  for (const start of starts) {
    const keys = given ? undefined : keysIn(view, array.dtype, start, stride, length);
    if (keys) {
      const order = mergeSorted(keys);
      orders.push(order);
      ties.push(tiesOf(keys, order));
      continue;
    }
    const elements = Array.from({ length }, (_, i) =>
      readElement(view, array.dtype, start + i * stride, source.objects),
    );
    const order = sortedOrder(elements, array.dtype, compare);
    orders.push(order);
    ties.push(tiesIn(elements, order, compare));
  }
  return { source, starts: starts as Int32Array, orders, ties };
}

/** Returns a lane of numbers that doubles hold as such; undefined for others. */
function keysIn(
  view: DataView,
  dtype: DType,
  start: number,
  stride: number,
  length: number,
): Float64Array | undefined {
  const read = isSwapped(dtype) ? undefined : readers[dtype.kind + dtype.itemsize];
  if (!read) return undefined;
  const keys = new Float64Array(length);
  for (let i = 0, at = start; i < length; i++, at += stride) keys[i] = read(view, at);
  return keys;
}

const readers: Readonly<Record<string, (view: DataView, at: number) => number>> = {
  f8: (view, at) => view.getFloat64(at, true),
  f4: (view, at) => view.getFloat32(at, true),
  i4: (view, at) => view.getInt32(at, true),
  u4: (view, at) => view.getUint32(at, true),
  i2: (view, at) => view.getInt16(at, true),
  u2: (view, at) => view.getUint16(at, true),
  i1: (view, at) => view.getInt8(at),
  u1: (view, at) => view.getUint8(at),
};

function tiesOf(keys: Float64Array, order: Int32Array): Uint8Array {
  const ties = new Uint8Array(order.length);
  for (let i = 1; i < order.length; i++) {
    const [a, b] = [keys[order[i - 1]], keys[order[i]]];
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) ties[i - 1] = ties[i] = 1;
  }
  return ties;
}

/** Returns the layout of the first element of each lane. */
export function without(layout: ExactLayout, axis: number): ExactLayout {
  return { ...layout, shape: layout.shape.toSpliced(axis, 1), strides: layout.strides.toSpliced(axis, 1) };
}

/** Returns the positions of the elements in sorted order; equal ones keep theirs. */
export function sortedOrder(elements: readonly Element[], dtype: DType, compare: Compare): Int32Array {
  if (!isReal(dtype, elements)) {
    const order = Int32Array.from(elements.keys());
    return order.sort((i, j) => compare(elements[i], elements[j]) || i - j);
  }
  const keys = Float64Array.from(elements as readonly number[], Number);
  return mergeSorted(keys);
}

/** Sorts positions by their keys, NaN last, merging runs of growing length from one list into another. */
function mergeSorted(keys: Float64Array): Int32Array {
  const count = keys.length;
  let from = new Int32Array(count);
  let to = new Int32Array(count);
  let numbers = 0;
  for (let i = 0; i < count; i++) if (!Number.isNaN(keys[i])) from[numbers++] = i;
  for (let i = 0, end = numbers; i < count; i++) if (Number.isNaN(keys[i])) from[end++] = i;
  for (let i = numbers; i < count; i++) to[i] = from[i];
  for (let start = 0; start < numbers; start += shortRun)
    insertionSorted(keys, from, start, Math.min(start + shortRun, numbers));
  for (let width = shortRun; width < numbers; width *= 2) {
    for (let start = 0; start < numbers; start += 2 * width)
      mergeRuns(
        keys,
        from,
        to,
        start,
        Math.min(start + width, numbers),
        Math.min(start + 2 * width, numbers),
      );
    [from, to] = [to, from];
  }
  return from;
}

/** Positions that are sorted one by one before runs are merged. */
const shortRun = 8;

function insertionSorted(keys: Float64Array, order: Int32Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const position = order[i];
    let at = i;
    for (; at > start && keys[order[at - 1]] > keys[position]; at--) order[at] = order[at - 1];
    order[at] = position;
  }
}

/** Merges the runs [start, middle) and [middle, end). */
function mergeRuns(
  keys: Float64Array,
  from: Int32Array,
  to: Int32Array,
  start: number,
  middle: number,
  end: number,
): void {
  let [i, j] = [start, middle];
  for (let at = start; at < end; at++) {
    if (i < middle && (j >= end || keys[from[i]] <= keys[from[j]])) to[at] = from[i++];
    else to[at] = from[j++];
  }
}

function isReal({ kind }: DType, elements: readonly Element[]): boolean {
  return "bfiu".includes(kind) && elements.every((element) => typeof element !== "bigint");
}

function tiesIn(elements: readonly Element[], order: Int32Array, compare: Compare): Uint8Array {
  const ties = new Uint8Array(order.length);
  for (let i = 1; i < order.length; i++)
    if (compare(elements[order[i - 1]], elements[order[i]]) === 0) ties[i - 1] = ties[i] = 1;
  return ties;
}
