import { elementsOf, setKnown } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assign, placesIn } from "../../ndarray/assign.ts";
import type { Bounds, Contents } from "../../ndarray/contents/contents.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import { movedContents } from "../../ndarray/contents/move.ts";
import { type DType, intp } from "../../ndarray/dtypes/dtype.ts";
import { fieldOf, hasGaps } from "../../ndarray/dtypes/fields.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { boundsOf, type Dim, isExact, plus, same, times } from "../../ndarray/layouts/dim.ts";
import { allocatedIn, layoutLike } from "../../ndarray/layouts/korder.ts";
import {
  type ExactLayout,
  isC,
  isExactLayout,
  type Layout,
  nbytes,
  size,
} from "../../ndarray/layouts/layout.ts";
import { roomFor } from "../../ndarray/room.ts";
import { type Compare, comparisonOf } from "../../ndarray/sorting/order.ts";
import { type Sorted, sortLanes, without } from "../../ndarray/sorting/sort.ts";
import { sortedLanes } from "../../ndarray/sorting/sortedlanes.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone } from "../calls/bind.ts";
import { array, boolean, int, normalizeAxis } from "../calls/readers.ts";
import { allocEffect, copyEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../conversion/python.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { sortedCopy as sortedAlong } from "../reductions/sorted.ts";
import { flattenedView } from "../shaping/reshape.ts";

/** What both sorts may be told. */
interface Options {
  readonly kind?: Value;
  readonly order?: Value;
  readonly stable?: boolean;
}

/** Returns a sorted copy, which keeps the order of the axes in memory. */
function sort(a: NDArray, given: number | undefined, options: Options, context: Context): Effect {
  checkKind(options);
  if (given === undefined) return copyEffect(a, sortedCopy(flattenedView(a), 0, options, context));
  return copyEffect(a, sortedCopy(a, normalizeAxis(given, a.shape.length), options, context));
}

function sortedCopy(a: NDArray, axis: number, options: Options, context: Context): NDArray {
  const layout = layoutLike(a.layout);
  return newArray(layout, sortedContents(a, axis, layout, options, context) ?? hullOf(a), a.subclass);
}

function sortInPlace(a: NDArray, given: number, options: Options, context: Context): Effect {
  checkKind(options);
  if (!a.writeable) raise("ValueError", "sort array is read-only");
  if (hasGaps(a.dtype)) return { kind: "unknown", why: "a sort that moves the bytes between fields" };
  const axis = normalizeAxis(given, a.shape.length);
  assign(a, sortedCopy(a, axis, options, context));
  return { kind: "write", into: a, value: none };
}

function sortedContents(
  a: NDArray,
  axis: number,
  layout: Layout,
  options: Options,
  context: Context,
): Contents | undefined {
  if (a.contents.kind === "fill" || !isExactLayout(layout)) return undefined;
  const values = options.order ? undefined : sortedLanes(a, axis, layout);
  if (values) return values;
  const sorted = sortLanes(a, axis, comparisonFor(a.dtype, options.order, context));
  if (!sorted) return undefined;
  const isPacked = axis === layout.shape.length - 1 && isC(layout);
  const to = isPacked ? undefined : lanePlaces(layout, axis);
  if (!isPacked && !to) return undefined;
  return movedContents(layout, sorted.source, orderedPlaces(sorted, axis), to);
}

/** Returns the places of a layout lane by lane. */
function lanePlaces(layout: ExactLayout, axis: number): Int32Array | undefined {
  const starts = placesIn(without(layout, axis));
  if (!starts) return undefined;
  const length = layout.shape[axis];
  const stride = layout.strides[axis];
  const places = new Int32Array(starts.length * length);
  for (let lane = 0, at = 0; lane < starts.length; lane++)
    for (let i = 0, place = starts[lane]; i < length; i++, place += stride) places[at++] = place;
  return places;
}

function orderedPlaces({ source, starts, orders }: Sorted, axis: number): Int32Array {
  const stride = source.layout.strides[axis];
  const places = new Int32Array(starts.length * source.layout.shape[axis]);
  for (let lane = 0, at = 0; lane < starts.length; lane++) {
    const [order, start] = [orders[lane], starts[lane]];
    for (let i = 0; i < order.length; i++) places[at++] = start + order[i] * stride;
  }
  return places;
}

/** Returns the positions that would sort; a single element counts as an array of one axis. */
function argsort(a: NDArray, given: number | undefined, options: Options, context: Context): Effect {
  checkKind(options);
  const from = given === undefined || a.shape.length === 0 ? flattenedView(a) : a;
  const axis = normalizeAxis(given ?? -1, from.shape.length);
  const layout = allocatedIn(intp, from.shape);
  const contents = argsortContents(from, axis, layout, options, context);
  return allocEffect(newArray(layout, contents ?? positionBounds(from.shape[axis]), a.subclass));
}

function argsortContents(
  a: NDArray,
  axis: number,
  layout: Layout,
  options: Options,
  context: Context,
): Contents | undefined {
  if (!isExactLayout(layout)) return undefined;
  const sorted = sortLanes(a, axis, comparisonFor(a.dtype, options.order, context));
  const starts = sorted && placesIn(without(layout, axis));
  if (!starts) return undefined;
  const stride = layout.strides[axis];
  const data = roomFor(nbytes(layout) as number);
  const words = new Int32Array(data.buffer, data.byteOffset, data.length >> 2);
  const isEveryTieOrdered = isStable(a, axis, options);
  let known: Uint8Array | undefined;
  sorted.orders.forEach((order, lane) => {
    const start = starts[lane];
    for (let i = 0; i < order.length; i++) words[(start + i * stride) >> 2] = order[i];
    const ties = isEveryTieOrdered ? undefined : sorted.ties[lane]();
    if (!ties) return;
    known ??= new Uint8Array(data.length).fill(1);
    for (let i = 0; i < order.length; i++)
      if (ties[i]) known.fill(0, start + i * stride, start + i * stride + 8);
  });
  return { kind: "exact", data, known };
}

/**
 * The default sort leaves equal elements in an order that depends on the processor for numbers of 4 and 8 bytes; others
 * are sorted by insertion, which is stable, while there are few.
 */
function isStable(a: NDArray, axis: number, { kind, stable }: Options): boolean {
  if (stable || (kind?.t === "str" && /^[ms]/i.test(kind.v ?? ""))) return true;
  const isVectorised = "iuf".includes(a.dtype.kind) && (a.dtype.itemsize === 4 || a.dtype.itemsize === 8);
  const length = a.shape[axis];
  return !isVectorised && isExact(length) && length <= 16 && a.dtype.kind !== "V";
}

export function positionBounds(length: Dim): Bounds {
  return {
    kind: "bounds",
    dtype: intp,
    lo: 0,
    hi: Math.max(0, boundsOf(length)[1] - 1),
    integral: true,
    nan: false,
  };
}

function checkKind({ kind, stable }: Options): void {
  if (!kind || kind.t === "none") return;
  if (stable !== undefined)
    raise(
      "ValueError",
      "`kind` and keyword parameters can't be provided at the same time. Use only one of them.",
    );
  const text = kind.t === "str" && kind.v !== undefined ? kind.v : notKnown("the kind of a sort");
  if (!/^[qhms]/i.test(text))
    raise("ValueError", `sort kind must be one of 'quick', 'heap', or 'stable' (got '${text}')`);
}

/** The comparison by the fields that `order=` names first, then by the others; undefined where none are named. */
function comparisonFor(dtype: DType, order: Value | undefined, context: Context): Compare | undefined {
  if (!order || order.t === "none") return undefined;
  if (!dtype.fields) return raise("ValueError", "Cannot specify order when the array has no fields.");
  const parts = order.t === "str" ? [order] : (itemsOf(order, context) ?? notKnown("order"));
  const names = parts.map((part) => (part.t === "str" && part.v !== undefined ? part.v : notKnown("order")));
  const rest = dtype.fields.filter(({ name }) => !names.includes(name)).map(({ name }) => name);
  const indices = [...names, ...rest].map((name) => {
    const field = fieldOf(dtype, name) ?? raise("ValueError", `unknown field name: ${name}`);
    return dtype.fields?.indexOf(field) ?? 0;
  });
  const compare = dtype.fields.map((field) => comparisonOf(field.dtype));
  return (a, b) => {
    for (const i of indices) {
      const answer = compare[i]((a as readonly never[])[i], (b as readonly never[])[i]);
      if (answer !== 0) return answer;
    }
    return 0;
  };
}

/** Returns a partitioned copy, of which only the elements at the places asked for are known. */
function partition(a: NDArray, kth: readonly number[], given: number | undefined): NDArray {
  const from = given === undefined ? flattenedView(a) : a;
  const axis = normalizeAxis(given ?? -1, from.shape.length);
  const isEmpty = same(size(from.layout), 0);
  if (isEmpty === undefined) notKnown("whether there are elements");
  if (!isEmpty) checkKth(kth, from.shape[axis]);
  const sorted = sortedAlong(from, axis, layoutLike(from.layout));
  const length = from.shape[axis];
  // Which of two equal zeros comes first is not known.
  const hasZeros = elementsOf(sorted)?.some((element) => Object.is(element, -0)) ?? true;
  if (sorted.contents.kind !== "exact" || !isExact(length) || hasZeros)
    return newArray(layoutLike(from.layout), hullOf(from), from.subclass);
  for (const [start, end] of openRuns(kth, length)) setKnown(part(sorted, axis, start, end), false);
  return newArray(sorted.layout, sorted.contents, from.subclass);
}

/** True where all places of one row are known, and all of its elements differ: then there is one order. */
function isDecided(parted: NDArray): boolean {
  const elements = parted.shape.length === 1 ? elementsOf(parted) : undefined;
  return (
    elements !== undefined && "biuf".includes(parted.dtype.kind) && new Set(elements).size === elements.length
  );
}

/** The runs between the places asked for, in which several elements are in an order of the library's own. */
function openRuns(kth: readonly number[], length: number): readonly (readonly [number, number])[] {
  const places = [...new Set(kth.map((k) => (k < 0 ? k + length : k)))].sort((a, b) => a - b);
  const starts = [0, ...places.map((k) => k + 1)];
  const runs = starts.map((start, i) => [start, places[i] ?? length] as const);
  return runs.filter(([start, end]) => end - start > 1);
}

function part(of: NDArray, axis: number, start: number, end: number): NDArray {
  const { shape, strides, offset } = of.layout;
  return viewOf(of, {
    ...of.layout,
    shape: shape.with(axis, end - start),
    offset: plus(offset, times(start, strides[axis])),
  });
}

function checkKth(kth: readonly number[], length: Dim): void {
  if (!isExact(length)) return;
  for (const k of kth)
    if (k < -length || k >= length)
      raise("ValueError", `kth(=${k < 0 ? k + length : k}) out of bounds (${length})`);
}

const options = {
  kind: opt(any, undefined),
  order: opt(any, undefined),
  stable: keyword(orNone(boolean, undefined)),
};
const lastAxis = { ...orNone(int, undefined), optional: { value: -1 } };
const kth = {
  read: (value: Value, context: Context): readonly number[] =>
    value.t === "int"
      ? [int.read(value, context)]
      : (itemsOf(value, context) ?? notKnown("kth")).map((k) => int.read(k, context)),
};

const rows: Rows = {
  sort: op({ a: array, axis: lastAxis, ...options }, (read, context) =>
    sort(read.a, read.axis, read, context),
  ),
  argsort: op({ a: array, axis: lastAxis, ...options }, (read, context) =>
    argsort(read.a, read.axis, read, context),
  ),
  partition: op(
    { a: array, kth, axis: lastAxis, kind: opt(any, undefined), order: opt(any, undefined) },
    (read) => copyEffect(read.a, partition(read.a, read.kth, read.axis)),
  ),
  argpartition: op(
    { a: array, kth, axis: lastAxis, kind: opt(any, undefined), order: opt(any, undefined) },
    (read, context) => {
      const parted = partition(read.a, read.kth, read.axis);
      if (isDecided(parted)) return argsort(read.a, read.axis, {}, context);
      const layout = allocatedIn(intp, parted.shape);
      const length = read.a.shape[read.a.shape.length - 1] ?? 1;
      return allocEffect(newArray(layout, read.axis === -1 ? positionBounds(length) : undefined));
    },
  ),
};

register("numpy", rows);
register("numpy.ndarray", {
  sort: op({ a: array, axis: opt(int, -1), ...options }, (read, context) =>
    sortInPlace(read.a, read.axis, read, context),
  ),
  argsort: rows.argsort,
  partition: op(
    { a: array, kth, axis: opt(int, -1), kind: opt(any, undefined), order: opt(any, undefined) },
    (read) => {
      assign(read.a, partition(read.a, read.kth, read.axis));
      return { kind: "write", into: read.a, value: none };
    },
  ),
  argpartition: rows.argpartition,
});
