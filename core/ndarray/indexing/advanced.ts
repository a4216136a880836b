import { type Readable, readable, readElement, viewOn } from "../access.ts";
import { type NDArray, newArray, viewOf } from "../array.ts";
import { integersAt } from "../casts/readintegers.ts";
import type { Contents } from "../contents/contents.ts";
import { asBounds, hullOf } from "../contents/hull.ts";
import { movedContents, type Places, placesOf, placesSum, sourceOf } from "../contents/move.ts";
import { bool, type DType, type ExactShape, isSwapped, type Shape } from "../dtypes/dtype.ts";
import { raise } from "../error.ts";
import { broadcastLayout, broadcastShape, showShape } from "../layouts/broadcast.ts";
import { allExact, type Dim, isExact, product, same, times } from "../layouts/dim.ts";
import { allocated, allocatedIn, axesByStride, iterationOrder, iterationStrides } from "../layouts/korder.ts";
import {
  contiguous,
  type ExactLayout,
  isC,
  isExactLayout,
  isF,
  type Layout,
  permute,
  size,
} from "../layouts/layout.ts";
import { spend } from "../limits.ts";
import { basicView, type Index, outOfBounds } from "./indexing.ts";
import { positionOn } from "./slice.ts";
import { takenRows } from "./taken.ts";

/** What an index expression with arrays selects: positions along the arrays' axes, times a view of all the others. */
export interface Selection {
  /** The index arrays, and the axis of the indexed array that each one runs along; undefined for a 0-d bool. */
  readonly arrays: readonly { readonly of: NDArray; readonly axis?: number }[];
  /** The shape that the index arrays broadcast to. */
  readonly shape: Shape;
  /** The layout of one position's elements; undefined when arrays take all axes. */
  readonly subspace: Layout | undefined;
  /** Axes of the subspace before the first index array; 0 also when the arrays do not stand together. */
  readonly lead: number;
}

/** Returns what the parts select; raises where index arrays do not broadcast. */
export function selectionOf(layout: Layout, indices: readonly Index[]): Selection {
  const arrays: { of: NDArray; axis?: number }[] = [];
  let axis = 0;
  for (const part of indices) {
    if (part.kind === "array") arrays.push({ of: part.of, axis: axis++ });
    else if (part.kind === "truth") arrays.push({ of: part.of });
    else if (part.kind === "rest") axis += part.axes;
    else if (part.kind !== "newaxis") axis++;
  }
  const isOnlyArrays = indices.every((part) => part.kind === "array" || part.kind === "truth");
  // An integer out of bounds is found before index arrays that do not match.
  const subspace = isOnlyArrays ? undefined : basicView(layout, indices);
  const shapes = arrays.map(({ of }) => of.shape);
  const shape = broadcastShape(shapes) ?? mismatched(shapes);
  return { arrays, shape, subspace, lead: leadOf(indices) };
}

/** Returns the number of result axes before the arrays when they (and integers among them) stand together, else 0. */
function leadOf(indices: readonly Index[]): number {
  const isArrayLike = (part: Index) => part.kind === "array" || part.kind === "truth" || part.kind === "at";
  let lead = 0;
  let state: "before" | "in" | "after" = "before";
  for (const part of indices) {
    if (isArrayLike(part)) {
      if (state === "after") return 0;
      state = "in";
    } else {
      if (state === "in") state = "after";
      if (state === "before") lead += part.kind === "rest" ? part.axes : 1;
    }
  }
  return lead;
}

/** Returns a new array with the selected elements: with `lead`, a transposed view of memory in which the arrays' axes come first. */
export function gather(array: NDArray, indices: readonly Index[]): NDArray {
  const alone = takenAlone(array, indices);
  if (alone) return alone;
  const selection = selectionOf(array.layout, indices);
  const { arrays, shape, subspace, lead } = selection;
  const layout = gatheredLayout(array.dtype, selection);
  const isOfRows = arrays.length === 1 && indices[0].kind === "array" && isRest(indices);
  const contents =
    (isOfRows && takenRows(array, arrays[0].of, layout)) || gatheredContents(array, indices, layout);
  const owner = newArray(layout, contents ?? hullOf(array));
  if (lead === 0) return owner;
  const rank = shape.length + (subspace?.shape.length ?? 0);
  return viewOf(owner, permute(layout, resultAxes(shape.length, lead, rank)));
}

/** The elements of a one-dimensional array that one index array chooses, where that goes without more ado. */
function takenAlone(array: NDArray, indices: readonly Index[]): NDArray | undefined {
  const [first] = indices;
  if (indices.length !== 1 || first.kind !== "array" || first.of.shape.length !== 1) return undefined;
  const layout = allocatedIn(array.dtype, first.of.shape);
  const contents = array.shape.length === 1 ? takenRows(array, first.of, layout) : undefined;
  return contents && newArray(layout, contents);
}

/** True when all parts but the first leave their axes as they are. */
function isRest(indices: readonly Index[]): boolean {
  return indices.length === 1 || (indices.length === 2 && indices[1].kind === "rest");
}

/** Returns which axis of the gathered memory each axis of the result is. */
export function resultAxes(fancy: number, lead: number, rank: number): readonly number[] {
  const axes = Array.from({ length: rank }, (_, i) => i);
  return [...axes.slice(fancy, fancy + lead), ...axes.slice(0, fancy), ...axes.slice(fancy + lead)];
}

/** Returns the memory that NumPy allocates for the selected elements, the arrays' axes first. */
function gatheredLayout(dtype: DType, { arrays, shape, subspace }: Selection): Layout {
  if (!subspace && arrays.length === 1 && shape.length === 1) return allocatedIn(dtype, shape);
  const order = indexOrder(arrays, shape);
  if (!subspace)
    return isOneFortranIndex(arrays) ? allocatedIn(dtype, shape, "F") : allocated(dtype, shape, order);
  const full = [...shape, ...subspace.shape];
  if (full.includes(0)) return { dtype, shape: full, strides: full.map(() => 0), offset: 0 };
  const inner = allocated(dtype, subspace.shape, axesByStride(subspace.strides));
  const count = product(subspace.shape);
  // The arrays' axes keep the order of the index arrays only where the subspace is a single element.
  const axes = count === 1 ? order : shape.map((_, axis) => axis);
  const strides: Dim[] = new Array(shape.length);
  let step: Dim = times(count, dtype.itemsize);
  for (const axis of axes.toReversed()) {
    strides[axis] = step;
    step = times(step, shape[axis]);
  }
  return { dtype, shape: full, strides: [...strides, ...inner.strides], offset: 0 };
}

/** NumPy copies the order of a single contiguous index of its own index type, axes of length 1 included. */
function isOneFortranIndex(arrays: Selection["arrays"]): boolean {
  const [{ of }] = arrays;
  if (arrays.length !== 1 || of.dtype.kind !== "i" || of.dtype.itemsize !== 8 || isSwapped(of.dtype))
    return false;
  return isF(of.layout) === true && isC(of.layout) !== true;
}

/** Returns the axes of the broadcast index arrays, slowest first, in the order in which NumPy's iterator runs. */
function indexOrder(arrays: Selection["arrays"], shape: Shape): readonly number[] {
  const strides = arrays.map(({ of }) => iterationStrides(of.layout, shape));
  return iterationOrder(strides, shape.length);
}

function gatheredContents(array: NDArray, indices: readonly Index[], layout: Layout): Contents | undefined {
  const source = array.contents.kind === "fill" ? undefined : sourceOf(array);
  if (!source || !isExactLayout(layout)) {
    checkPositions(array.layout, selectionOf(array.layout, indices));
    return undefined;
  }
  const from = selectedPlaces(source.layout, indices);
  const to = from && placesOf(layout.shape, layout.strides);
  return from && to && movedContents(layout, source, from, to);
}

/**
 * Returns the byte offsets of the selected elements, the arrays' axes slowest; raises for an index out of bounds.
 * Undefined when the indices are not known, or there are too many.
 */
export function selectedPlaces(layout: Layout, indices: readonly Index[]): Places | undefined {
  const selection = selectionOf(layout, indices);
  const { arrays, shape, subspace } = selection;
  const positions = checkPositions(layout, selection);
  if (!allExact(shape) || !isExactLayout(layout)) return undefined;
  const count = product(shape) as number;
  if (!spend(count)) return undefined;
  let outer: Int32Array<ArrayBuffer> | undefined = new Int32Array(count);
  for (let i = 0; i < arrays.length && outer && count > 0; i++) {
    const { of, axis } = arrays[i];
    const own = positions[i];
    if (axis === undefined) continue;
    outer = own && withPositions(outer, own, of.shape as ExactShape, shape, layout.strides[axis]);
  }
  if (!outer) return undefined;
  const view = (subspace ?? { ...layout, shape: [], strides: [] }) as ExactLayout;
  const inner = placesOf(view.shape, view.strides, view.offset);
  return inner && placesSum(outer, inner);
}

/** Returns the positions that each index array holds, undefined for those not known; raises for one out of bounds. */
function checkPositions(layout: Layout, { arrays, shape }: Selection): readonly (Int32Array | undefined)[] {
  // NumPy does not look at the indices when they broadcast to nothing.
  if (shape.some((length) => same(length, 0) !== false)) return [];
  return arrays.map(({ of, axis }) =>
    axis === undefined ? undefined : positionsOf(of, axis, layout.shape[axis]),
  );
}

/** Adds an index array's positions, broadcast to `shape`, to the offsets. */
function withPositions(
  offsets: Int32Array<ArrayBuffer>,
  positions: ArrayLike<number>,
  own: ExactShape,
  shape: ExactShape,
  stride: number,
): Int32Array<ArrayBuffer> | undefined {
  const layout = broadcastLayout(contiguous(bool, own), shape) as ExactLayout;
  const at = placesOf(layout.shape, layout.strides);
  if (!at) return undefined;
  for (let i = 0; i < offsets.length; i++) offsets[i] += positions[at[i]] * stride;
  return offsets;
}

/** Returns an index array's elements in C order, counted from the start of the axis; raises for the first out of bounds. */
export function positionsOf(index: NDArray, axis: number, length: Dim): Int32Array | undefined {
  const source = readable(index);
  const places = source && placesOf(source.layout.shape, source.layout.strides, source.layout.offset);
  if (!source || !places) {
    refuseSurelyOutside(index, axis, length);
    return undefined;
  }
  const indices = integersAt(source, places);
  const known = isExact(length) ? length : undefined;
  const positions = new Int32Array(places.length);
  for (let i = 0; i < indices.length; i++) {
    const at = indices[i];
    if (known !== undefined && at >= -known && at < known) positions[i] = at < 0 ? at + known : at;
    else if (positionOn(at, length) === undefined)
      outOfBounds(exactIndex(source, index, places[i]), axis, length);
  }
  return known === undefined ? undefined : positions;
}

/** The index as the error shows it, also beyond 2^53. */
function exactIndex(source: Readable, index: NDArray, place: number): number | bigint {
  return readElement(viewOn(source.data), index.dtype, place, source.objects) as number | bigint;
}

/** Raises when even the least or the greatest index can't be right; says so of the index only when it is the same everywhere. */
function refuseSurelyOutside(index: NDArray, axis: number, length: Dim): void {
  const hull = hullOf(index);
  const bounds = asBounds(hull, index.dtype);
  if (!bounds || bounds.lo !== bounds.hi || same(size(index.layout), 0) !== false) return;
  if (positionOn(bounds.lo, length) === undefined) outOfBounds(bounds.lo, axis, length);
}

function mismatched(shapes: readonly Shape[]): never {
  return raise(
    "IndexError",
    `shape mismatch: indexing arrays could not be broadcast together with shapes ${shapes.map((shape) => `${showShape(shape)} `).join("")}`,
  );
}
