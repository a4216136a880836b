import { readElement, viewOn } from "../access.ts";
import type { NDArray } from "../array.ts";
import { placesIn } from "../assign.ts";
import { type Source, sourceOf } from "../contents/move.ts";
import { type DType, isSwapped } from "../dtypes/dtype.ts";
import type { Element } from "../element.ts";
import type { ExactLayout } from "../layouts/layout.ts";
import { spend } from "../limits.ts";
import { type Compare, comparisonOf } from "./order.ts";
import { keysOf, keysOfDoubles, orderOf, tiesOf } from "./sortkeys.ts";
import { spreadSort } from "./spread.ts";

/** The order that a stable sort gives each lane along an axis, lanes in C order of the other axes. */
export interface Sorted {
  readonly source: Source;
  /** Byte offset of each lane's first element. */
  readonly starts: Int32Array;
  /** For each lane the positions of its elements from least to greatest. */
  readonly orders: readonly Int32Array[];
  /**
   * For each lane what tells 1 where the element in that place equals a neighbour, so that another kind of sort may order them otherwise;
   * or undefined where none does.
   */
  readonly ties: readonly (() => Uint8Array | undefined)[];
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
  const orders: Int32Array[] = [];
  const ties: (() => Uint8Array | undefined)[] = [];
  for (const start of starts) {
    const spread = given ? undefined : spreadOrder(array.dtype, source.data, start, stride, length);
    if (spread) {
      orders.push(spread.order);
      ties.push(() => tiesAmong(spread.sorted));
      continue;
    }
    const keys = given ? undefined : keysOf(array.dtype, source.data, start, stride, length);
    const elements = keys ? [] : laneOf(source, array.dtype, start, stride, length);
    const order = keys ? orderOf(keys) : sortedOrder(elements, array.dtype, compare);
    orders.push(order);
    ties.push(() => (keys ? tiesOf(keys, order) : tiesIn(elements, order, compare)));
  }
  return { source, starts: starts as Int32Array, orders, ties };
}

/** The order of a lane of doubles in one piece, where they can be spread. */
function spreadOrder(dtype: DType, data: Uint8Array, start: number, stride: number, length: number) {
  const isInPiece = dtype.kind === "f" && dtype.itemsize === 8 && stride === 8 && !isSwapped(dtype);
  if (!isInPiece || (data.byteOffset + start) % 8 !== 0) return undefined;
  const sorted = new Float64Array(length);
  const order = new Int32Array(length);
  const numbers = new Float64Array(data.buffer, data.byteOffset + start, length);
  return spreadSort(numbers, sorted, order) ? { sorted, order } : undefined;
}

function tiesAmong(sorted: Float64Array): Uint8Array | undefined {
  let ties: Uint8Array | undefined;
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i - 1] !== sorted[i]) continue;
    ties ??= new Uint8Array(sorted.length);
    ties[i - 1] = ties[i] = 1;
  }
  return ties;
}

function laneOf(
  { data, objects }: Source,
  dtype: DType,
  start: number,
  stride: number,
  length: number,
): readonly Element[] {
  const view = viewOn(data);
  return Array.from({ length }, (_, i) => readElement(view, dtype, start + i * stride, objects));
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
  return orderOf(keysOfDoubles(Float64Array.from(elements as readonly number[], Number)));
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
