import { type NDArray, viewOf } from "../../ndarray/array.ts";
import type { Shape } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { allocatedIn, axesByStride, iterationOrder, iterationStrides } from "../../ndarray/layouts/korder.ts";
import {
  contiguous,
  isC,
  isF,
  type Layout,
  type Order,
  permute,
  size,
} from "../../ndarray/layouts/layout.ts";
import { completeShape, givenView } from "../../ndarray/layouts/reshape.ts";
import type { Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone, rest } from "../calls/bind.ts";
import { array, boolean, order, shape } from "../calls/readers.ts";
import { copyEffect, copyInto, viewEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";

interface Options {
  readonly order: Order;
  /** Must the result be a copy (true), must it not (false), or only where needed (undefined)? */
  readonly copy?: boolean;
}

/** Returns what `a.reshape(shape)` does: a view where the strides allow one, else a view of a copy. */
export function reshape(a: NDArray, to: Shape, { order: given, copy }: Options): Effect {
  if (given === "K") raise("ValueError", "order 'K' is not permitted for reshaping");
  const wanted = given === "A" ? (isFortranOnly(a.layout) ? "F" : "C") : given;
  const complete = completeShape(to, size(a.layout));
  const layout = copy === true ? undefined : givenView(a.layout, to, wanted as "C" | "F");
  if (layout) return viewEffect(a, layout);
  if (copy === false) raise("ValueError", "Unable to avoid creating a copy while reshaping.");
  return copyEffect(a, reshapedCopy(a, complete, wanted as "C" | "F"));
}

/** Copies the elements in the order, and gives the copy its shape as a view of it. */
function reshapedCopy(a: NDArray, to: Shape, wanted: "C" | "F"): NDArray {
  const owner = copyInto(a, allocatedIn(a.dtype, a.shape, wanted));
  return viewOf(owner, contiguous(a.dtype, to, wanted));
}

function isFortranOnly(layout: Layout): boolean {
  return isF(layout) === true && isC(layout) !== true;
}

/** Returns what `a.ravel(order)` does: a view of one axis where the memory allows, else a copy. */
export function ravel(a: NDArray, given: Order): Effect {
  const { layout } = a;
  const wanted = flatOrder(layout, given);
  const total = size(layout);
  if (wanted === "K") return ravelInMemoryOrder(a);
  if (isInOrder(wanted === "C" ? isC(layout) : isF(layout)))
    return viewEffect(a, { ...contiguous(a.dtype, [total]), offset: layout.offset });
  return copyEffect(a, flatCopy(a, wanted));
}

const isInOrder = (known: boolean | undefined): boolean => known ?? notKnown("whether it lies in order");

/** Returns the array's elements as one axis, a view where that is known to be possible. */
export function flattenedView(a: NDArray): NDArray {
  if (isC(a.layout) === undefined) return flatCopy(a, "C");
  const effect = ravel(a, "C");
  return "out" in effect && effect.out ? effect.out : a;
}

/** "K" is the memory order, which is C or F where the array is contiguous; "A" is F only for Fortran arrays. */
function flatOrder(layout: Layout, given: Order): Order {
  if (given === "A") return isFortranOnly(layout) ? "F" : "C";
  if (given !== "K") return given;
  return isC(layout) ? "C" : isF(layout) ? "F" : "K";
}

/** An array whose axes are only permuted is seen flat as it lies; any other is copied in the order of its strides. */
function ravelInMemoryOrder(a: NDArray): Effect {
  const { layout } = a;
  const sorted = permute(layout, axesByStride(layout.strides));
  if (isInOrder(isC(sorted)))
    return viewEffect(a, { ...contiguous(a.dtype, [size(layout)]), offset: layout.offset });
  return copyEffect(a, flatCopy(a, "K"));
}

/** Returns a new array of one axis with the elements in the order. */
export function flatCopy(a: NDArray, given: Order): NDArray {
  const wanted = flatOrder(a.layout, given);
  const rank = a.shape.length;
  const strides = iterationStrides(a.layout, a.shape);
  const order = iterationOrder([strides], rank, wanted === "A" ? "C" : wanted);
  const copy = copyInto(
    viewOf(a, permute(a.layout, order)),
    contiguous(
      a.dtype,
      order.map((axis) => a.shape[axis]),
    ),
  );
  copy.layout = allocatedIn(copy.dtype, [size(copy.layout)]);
  return copy;
}

const shapeOrRest = rest(any);

/** Reads `reshape(2, 3)`, `reshape((2, 3))` or `reshape(shape=(2, 3))`. */
export function shapeFrom(positional: readonly Value[], named: Value | undefined, context: Context): Shape {
  const [first] = positional;
  if (!named && positional.length === 0) raise("TypeError", "reshape() takes exactly 1 argument (0 given)");
  if (named) return shape.read(named, context);
  if (positional.length === 1) return shape.read(first, context);
  return positional.flatMap((part) => shape.read(part, context));
}

const rows: Rows = {
  reshape: op(
    { a: array, shape, order: opt(order, "C" as const), copy: keyword(orNone(boolean, undefined)) },
    (read) => reshape(read.a, read.shape, read),
  ),
  ravel: op({ a: array, order: opt(order, "C" as const) }, (read) => ravel(read.a, read.order)),
};

const methods: Rows = {
  reshape: op(
    {
      a: array,
      parts: shapeOrRest,
      shape: keyword(opt(any, undefined)),
      order: keyword(opt(order, "C" as const)),
      copy: keyword(orNone(boolean, undefined)),
    },
    (read, context) => reshape(read.a, shapeFrom(read.parts, read.shape, context), read),
  ),
  ravel: rows.ravel,
  flatten: op({ a: array, order: opt(order, "C" as const) }, (read) =>
    copyEffect(read.a, flatCopy(read.a, read.order)),
  ),
};

register("numpy", rows);
register("numpy.ndarray", methods);
