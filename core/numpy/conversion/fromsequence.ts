import { readable, setKnown, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { castHull } from "../../ndarray/casts/castarray.ts";
import { copyElements } from "../../ndarray/casts/copy.ts";
import { pack } from "../../ndarray/casts/pack.ts";
import { type Contents, nothing } from "../../ndarray/contents/contents.ts";
import { hullOf, joined } from "../../ndarray/contents/hull.ts";
import { bool, type DType, float64, int64, type Shape } from "../../ndarray/dtypes/dtype.ts";
import { cannotBroadcastInto } from "../../ndarray/layouts/broadcast.ts";
import { boundsOf, isExact } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { type ExactLayout, isExactLayout, nbytes } from "../../ndarray/layouts/layout.ts";
import { reserve, spend } from "../../ndarray/limits.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { sequenceItems } from "./discover.ts";

/** Returns a new array of the shape with the elements of a nested sequence. Raises what storing an element raises. */
export function fromSequence(
  value: Value,
  dtype: DType,
  shape: Shape,
  context: Context,
  order: "C" | "F" = "C",
): NDArray {
  const layout = allocatedIn(dtype, shape, order);
  const hull = () => newArray(layout, hullOfItems(value, dtype, shape.length, context));
  const bytes = nbytes(layout);
  if (!isExactLayout(layout) || !isExact(bytes)) return hull();
  if (!isListed(value, shape.length, context) || !reserve(bytes) || !spend(bytes / (dtype.itemsize || 1)))
    return hull();
  const data = new Uint8Array(bytes);
  const target: Target = { layout, data, view: viewOn(data), objects: [undefined], unknown: [], context };
  store(value, 0, 0, target);
  if (target.unknown.length > 0) {
    const array = hull();
    if (array.contents.kind !== "nothing") return array;
  }
  return withUnknown(layout, target);
}

interface Target {
  readonly layout: ExactLayout;
  readonly data: Uint8Array;
  readonly view: DataView;
  readonly objects: unknown[];
  /** Parts whose elements are not known. */
  readonly unknown: ExactLayout[];
  readonly context: Context;
}

function withUnknown(layout: ExactLayout, { data, objects, unknown }: Target): NDArray {
  const array = newArray(layout, { kind: "exact", data, objects: objects.length > 1 ? objects : undefined });
  for (const part of unknown) setKnown(viewOf(array, part), false);
  return array;
}

/** True when every sequence above the elements has its items. */
function isListed(value: Value, rank: number, context: Context): boolean {
  if (rank === 0 || value.t === "ndarray") return true;
  const items = sequenceItems(value, context);
  return items?.every((item) => isListed(item, rank - 1, context)) ?? false;
}

function store(value: Value, axis: number, offset: number, target: Target): void {
  const { layout, view, objects, unknown } = target;
  const rank = layout.shape.length;
  if (value.t === "ndarray" && axis < rank) storeArray(value, axis, offset, target);
  else if (axis < rank) {
    const items = sequenceItems(value, target.context) ?? [];
    const stride = layout.strides[axis];
    for (let i = 0; i < items.length; i++) store(items[i], axis + 1, offset + i * stride, target);
  } else {
    const element = pack(value, layout.dtype);
    if (element === undefined) unknown.push({ dtype: layout.dtype, shape: [], strides: [], offset });
    else writeElement(view, layout.dtype, offset, element, objects);
  }
}

function storeArray(array: NDArray, axis: number, offset: number, target: Target): void {
  const { dtype, shape, strides } = target.layout;
  const part: ExactLayout = { dtype, shape: shape.slice(axis), strides: strides.slice(axis), offset };
  if (array.shape.length !== part.shape.length) cannotBroadcastInto(array.shape, part.shape);
  const from = readable(array);
  if (from) copyElements(from, target.data, part, target.objects);
  else target.unknown.push(part);
}

/** Returns what is known of every element without listing them. */
function hullOfItems(value: Value, dtype: DType, rank: number, context: Context): Contents {
  if (value.t === "ndarray") return castHull(hullOf(value), value.dtype, dtype);
  if (rank === 0) return hullOfElement(value, dtype);
  if (value.t === "list" && !value.items)
    return value.each ? hullOfItems(value.each, dtype, rank - 1, context) : nothing;
  const items = sequenceItems(value, context);
  if (!items || items.length === 0) return nothing;
  let hull = hullOfItems(items[0], dtype, rank - 1, context);
  for (let i = 1; i < items.length && hull.kind !== "nothing"; i++)
    hull = joined(hull, hullOfItems(items[i], dtype, rank - 1, context), dtype);
  return hull;
}

function hullOfElement(value: Value, dtype: DType): Contents {
  if (value.t === "scalar") return castHull(hullOf(value.cell), value.dtype, dtype);
  const [from, lo, hi] = intervalOf(value) ?? [];
  if (!from || lo === undefined || hi === undefined) return nothing;
  const integral = from !== float64 || (lo === hi && Number.isInteger(lo));
  return castHull({ kind: "bounds", dtype: from, lo, hi, integral, nan: false }, from, dtype);
}

/** The least and greatest value of a Python number, with the dtype that it would have by itself. */
function intervalOf(value: Value): readonly [DType, number, number] | undefined {
  if (value.t === "bool") return value.v === undefined ? [bool, 0, 1] : [bool, +value.v, +value.v];
  if (value.t === "int") {
    if (typeof value.v === "bigint") return undefined;
    const [lo, hi] = boundsOf(value.v);
    return [int64, lo, hi];
  }
  if (value.t !== "float") return undefined;
  if (value.v !== undefined) return Number.isNaN(value.v) ? undefined : [float64, value.v, value.v];
  return value.lo === undefined || value.hi === undefined ? undefined : [float64, value.lo, value.hi];
}
