import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { notKnown } from "../../ndarray/error.ts";
import { isExact, minus, product, same } from "../../ndarray/layouts/dim.ts";
import { allocatedIn, layoutLike } from "../../ndarray/layouts/korder.ts";
import { isC, type Layout, nbytes, permute, size } from "../../ndarray/layouts/layout.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { boolean } from "../calls/readers.ts";
import { copyInto } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { part } from "../elementwise/differences.ts";
import { register } from "../names/registry.ts";
import { type Effect, op, type Row } from "../op.ts";
import { reduceEffect, strictAxes } from "../ufunc/axes.ts";
import { calc, constant } from "../ufunc/calc.ts";
import { assignWhere } from "../ufunc/masked.ts";
import type { Operand } from "../ufunc/operand.ts";
import { keepdims as keepdimsReader, operand, out } from "./arguments.ts";
import { flattened } from "./flatten.ts";
import { meanOf } from "./moments.ts";
import { alongNumbers } from "./nanquantile.ts";
import { overwriting } from "./overwrite.ts";
import { sortedCopy } from "./sorted.ts";

/** The median along one axis: the mean of the middle elements of a sorted copy. */
function medianAlong(array: NDArray, axis: number, out?: NDArray): NDArray {
  if (array.dtype.kind === "O") return notKnown("medians of objects");
  const length = array.shape[axis];
  if (!isExact(length))
    return meanOf(sortedCopy(array, axis, layoutLike(array.layout)), { axes: [axis], out });
  const sorted = sortedCopy(array, axis, layoutLike(array.layout));
  const half = Math.floor(length / 2);
  const from = length % 2 === 1 || length === 0 ? half : half - 1;
  const middle = length === 0 ? sorted : part(sorted, axis, from, length % 2 === 1 ? 1 : 2);
  const result = meanOf(middle, { axes: [axis], out });
  if (length === 0 || !"fc".includes(array.dtype.kind)) return result;
  // A NaN anywhere sorts last and makes the result NaN.
  const last = part(sorted, axis, minus(length, 1), 1);
  const flags = calc("isnan", [viewWithout(last, axis)]);
  assignWhere(result, constant(result.dtype, Number.NaN), flags);
  return result;
}

/** The array without an axis of length 1. */
export function viewWithout(array: NDArray, axis: number): NDArray {
  const { layout } = array;
  return viewOf(
    array,
    { ...layout, shape: layout.shape.toSpliced(axis, 1), strides: layout.strides.toSpliced(axis, 1) },
    "ndarray",
  );
}

/**
 * Returns the array with the axes to reduce joined into one: as it is for one axis, flat for none, and otherwise with
 * the joined axis last.
 */
export function joinedAxes(
  array: NDArray,
  axes: readonly number[] | undefined,
): { readonly array: NDArray; readonly axis: number } {
  if (!axes || array.shape.length === 0) return { array: flattened(array), axis: 0 };
  if (axes.length === 1) return { array, axis: axes[0] };
  const kept = array.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const seen = permute(array.layout, swapOrder(array.shape.length, kept));
  const shape = [...kept.map((axis) => array.shape[axis]), product(axes.map((axis) => array.shape[axis]))];
  const packed =
    isC(seen) === true
      ? viewOf(array, seen)
      : copyInto(viewOf(array, seen), allocatedIn(array.dtype, seen.shape), "ndarray");
  const layout: Layout = { ...allocatedIn(array.dtype, shape), offset: packed.layout.offset };
  return { array: viewOf(packed, layout, "ndarray"), axis: kept.length };
}

/** NumPy swaps the kept axes to the front one by one. */
function swapOrder(rank: number, kept: readonly number[]): readonly number[] {
  const order = Array.from({ length: rank }, (_, axis) => axis);
  kept.forEach((axis, i) => {
    [order[i], order[axis]] = [order[axis], order[i]];
  });
  return order;
}

/** The result with the reduced axes put back with length 1, as indexing with newaxis puts them. */
export function withKeptAxes(
  result: NDArray,
  rank: number,
  axes: readonly number[] | undefined,
  lead = 0,
): NDArray {
  let next = lead;
  const shape = [...result.shape.slice(0, lead)];
  const strides = [...result.layout.strides.slice(0, lead)];
  for (let axis = 0; axis < rank; axis++) {
    const isReduced = !axes || axes.includes(axis);
    shape.push(isReduced ? 1 : result.shape[next]);
    strides.push(isReduced ? 0 : result.layout.strides[next]);
    if (!isReduced) next++;
  }
  return viewOf(result, { ...result.layout, shape, strides });
}

function medianEffect(
  a: Operand,
  axis: Value,
  into: NDArray | undefined,
  keepdims: boolean,
  context: Context,
): Effect {
  const axes = strictAxes(axis, a.array, context);
  if (axes?.length === 0 && a.array.shape.length > 0) return notKnown("medians of single elements");
  const joined = joinedAxes(a.array, axes);
  if (into && keepdims) return notKnown("an output that keeps axes");
  const result = medianAlong(joined.array, joined.axis, into);
  const bytes = nbytes(a.array.layout);
  const hidden = { hiddenPeak: bytes, hiddenTotal: bytes };
  if (!keepdims) return reduceEffect("median", a, result, into, hidden);
  const value = withKeptAxes(result, a.array.shape.length, axes);
  return { kind: "reduce", name: "median", of: a.array, out: value, value, ...hidden };
}

const median: Row = op(
  { a: operand, axis: opt(any, none), out, overwrite_input: opt(boolean, false), keepdims: keepdimsReader },
  ({ a, axis, out: into, overwrite_input, keepdims }, context) => {
    const effect = medianEffect(a, axis, into, keepdims, context);
    return overwrite_input ? overwriting(a, effect) : effect;
  },
);

/** The median of the numbers alone. Of several lines NumPy returns a view of what it computes. */
const nanmedian: Row = op(
  { a: operand, axis: opt(any, none), out, overwrite_input: opt(boolean, false), keepdims: keepdimsReader },
  ({ a, axis, out: into, keepdims }, context) => {
    if (into || (keepdims && a.array.shape.length === 0)) return notKnown("this form of nanmedian");
    const { array } = a;
    const axes = strictAxes(axis, array, context);
    const joined = joinedAxes(array, axes);
    if ((axes?.length === 0 && array.shape.length > 0) || same(size(array.layout), 0) !== false)
      return notKnown("medians of single elements");
    const plain = medianAlong(joined.array, joined.axis);
    const result = viewOf(plain, plain.layout, "ndarray");
    if ("fc".includes(array.dtype.kind) && nanIn(array) !== false) {
      const numbers = alongNumbers(joined.array, joined.axis, (line) => medianAlong(line, 0), []);
      assign(result, numbers);
    }
    const kept = keepdims ? withKeptAxes(result, array.shape.length, axes) : result;
    const bytes = nbytes(array.layout);
    return reduceEffect("nanmedian", a, kept, undefined, { hiddenPeak: bytes, hiddenTotal: bytes });
  },
);

/** Does the array hold a NaN? `undefined` when that is not known. */
export function nanIn(array: NDArray): boolean | undefined {
  return elementsOf(calc("isnan", [array]))?.some((element) => element === true);
}

register("numpy", { median, nanmedian });
