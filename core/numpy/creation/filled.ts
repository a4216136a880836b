import { type NDArray, newArray, type Subclass } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castHull } from "../../ndarray/casts/castarray.ts";
import { elementCaster } from "../../ndarray/casts/caster.ts";
import { cellElement, pack } from "../../ndarray/casts/pack.ts";
import { nothing, uninitialised } from "../../ndarray/contents/contents.ts";
import { filledArray, zeroOf } from "../../ndarray/contents/fill.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import { checkCast } from "../../ndarray/dtypes/cancast.ts";
import { type DType, float64 } from "../../ndarray/dtypes/dtype.ts";
import type { Element } from "../../ndarray/element.ts";
import type { Dim } from "../../ndarray/layouts/dim.ts";
import { allocatedIn, layoutLike } from "../../ndarray/layouts/korder.ts";
import { isC, isF, type Layout, type Order, size } from "../../ndarray/layouts/layout.ts";
import { pyInt, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone, type Reader } from "../calls/bind.ts";
import { array, boolean, dtype, order } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { newLayout, newOrder, newShape } from "./shape.ts";

/** Makes the elements of a new array in a layout. */
type Filling = (layout: Layout, like?: NDArray) => NDArray;

/** Keywords that choose an implementation or a device; NumPy itself has only "cpu". */
export const elsewhere = { device: keyword(opt(any, undefined)), like: keyword(opt(any, undefined)) };

const zeroed: Filling = (layout, like) => filledArray(layout, zeroOf(layout.dtype), like?.subclass);
const empty: Filling = (layout, like) =>
  "OT".includes(layout.dtype.kind)
    ? filledArray(layout, emptyObject(layout.dtype), like?.subclass)
    : newArray(layout, uninitialised, like?.subclass);
const ones: Filling = (layout, like) =>
  filledArray(layout, pack(pyInt(1), layout.dtype) as Element, like?.subclass);

function emptyObject(dtype: DType): Element {
  return dtype.kind === "T" ? "" : { t: "none" };
}

/** `np.zeros(shape, dtype, order)` and its like. */
function filling(fill: Filling) {
  return op(
    { shape: newShape, dtype: orNone(dtype, float64), order: newOrder, ...elsewhere },
    (of): Effect => allocEffect(fill(newLayout(of.dtype, of.shape, of.order))),
  );
}

const likeOptions = {
  dtype: orNone(dtype, undefined),
  order: opt(order, "K" as Order),
  subok: opt(boolean, true),
  shape: orNone<readonly Dim[], undefined>(newShape, undefined),
  device: keyword(opt(any, undefined)),
};

/** `np.zeros_like(a, dtype, order, subok, shape)` and its like. */
function fillingLike(name: "a" | "prototype", fill: Filling) {
  return op(
    { [name]: array, ...likeOptions } as { a: Reader<NDArray> } & typeof likeOptions,
    (read): Effect => {
      const prototype = (read as Readonly<Record<string, unknown>>)[name] as NDArray;
      return allocEffect(fill(likeLayout(prototype, read), read.subok ? prototype : undefined));
    },
  );
}

interface Like {
  readonly dtype: DType | undefined;
  readonly order: Order;
  readonly shape: readonly Dim[] | undefined;
}

function likeLayout(prototype: NDArray, { dtype: type, order: wanted, shape }: Like): Layout {
  if (type?.subarray) return likeOfSubarrays(prototype, type, wanted, shape);
  const checked = newLayout(type ?? prototype.dtype, shape ?? prototype.shape);
  return layoutLike(prototype.layout, {
    dtype: checked.dtype,
    order: wanted,
    shape: shape ? checked.shape : undefined,
  });
}

/** The whole sub-arrays lie as elements would; inside they are in C order. */
function likeOfSubarrays(prototype: NDArray, type: DType, wanted: Order, shape?: readonly Dim[]): Layout {
  const { base, shape: inner } = type.subarray as NonNullable<DType["subarray"]>;
  const outer = layoutLike(prototype.layout, { dtype: type, order: wanted, shape });
  const whole = [...outer.shape, ...inner];
  const isFortran = isF(prototype.layout) === true && isC(prototype.layout) !== true && !shape;
  if (wanted === "F" || (wanted !== "C" && isFortran)) return allocatedIn(base, whole, "F");
  if (wanted === "C" || whole.includes(0)) return allocatedIn(base, whole, "C");
  const strides = allocatedIn(base, inner).strides;
  return {
    ...outer,
    dtype: base,
    shape: whole,
    strides: [...outer.strides, ...strides],
  };
}

/** Returns a new array of the value, cast and broadcast as `np.copyto(out, value, casting="unsafe")` does. */
export function fillWith(layout: Layout, value: Value, context: Context, like?: NDArray): NDArray {
  const subclass = like?.subclass;
  if (value.t === "unknown" || value.t === "foreign") return newArray(layout, nothing, subclass);
  const element = value.t === "int" ? pack(value, layout.dtype) : undefined;
  if (element !== undefined) return filledArray(layout, element, subclass);
  const from = asArray(value, context);
  if (size(layout) === 0 && from.shape.length === 0)
    return filledArray(layout, zeroOf(layout.dtype), subclass);
  if (from.shape.length === 0) return filledFrom(layout, from, subclass);
  const out = newArray(layout, uninitialised, subclass);
  assign(out, from);
  return out;
}

function filledFrom(layout: Layout, from: NDArray, subclass: Subclass | undefined): NDArray {
  checkCast(from.dtype, layout.dtype, "unsafe", "scalar");
  const element = cellElement(from);
  if (element !== undefined)
    return filledArray(layout, elementCaster(from.dtype, layout.dtype)(element), subclass);
  return newArray(layout, castHull(hullOf(from), from.dtype, layout.dtype), subclass);
}

const rows = {
  zeros: filling(zeroed),
  ones: filling(ones),
  empty: filling(empty),
  zeros_like: fillingLike("a", zeroed),
  ones_like: fillingLike("a", ones),
  empty_like: fillingLike("prototype", empty),
  full: op(
    { shape: newShape, fill_value: any, dtype: orNone(dtype, undefined), order: newOrder, ...elsewhere },
    (of, context): Effect => {
      const type = of.dtype ?? asArray(of.fill_value, context).dtype;
      // A tuple is no record here: it is an array that is broadcast.
      const isRow = type.fields && (of.fill_value.t === "tuple" || of.fill_value.t === "list");
      const value = isRow ? asArray(of.fill_value, context) : of.fill_value;
      return allocEffect(fillWith(newLayout(type, of.shape, of.order), value, context));
    },
  ),
  full_like: op({ a: array, fill_value: any, ...likeOptions }, (of, context): Effect => {
    const layout = likeLayout(of.a, of);
    return allocEffect(fillWith(layout, of.fill_value, context, of.subok ? of.a : undefined));
  }),
};

register("numpy", rows);
