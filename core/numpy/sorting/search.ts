import { elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assign, castFor } from "../../ndarray/assign.ts";
import type { Bounds, Contents } from "../../ndarray/contents/contents.ts";
import { fillOf } from "../../ndarray/contents/fill.ts";
import { checkCast } from "../../ndarray/dtypes/cancast.ts";
import { type DType, intp, isInteger } from "../../ndarray/dtypes/dtype.ts";
import { type Operand, resultType } from "../../ndarray/dtypes/promote.ts";
import type { Element } from "../../ndarray/element.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { allExact, boundsOf, isExact, same, sameShape } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { permute } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import { type Compare, comparisonOf } from "../../ndarray/sorting/order.ts";
import type { Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { array, int, normalizeAxis, text } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { lanesOf } from "../functional/along.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { sequence } from "../shaping/readers.ts";
import { scalarOf } from "../ufunc/effect.ts";
import { operandOf } from "../ufunc/operand.ts";
import { positionBounds } from "./sort.ts";

/** Returns where each of `v` would go in the sorted array `a`. */
function searchsorted(
  a: NDArray,
  given: Value,
  side: string,
  sorter: NDArray | undefined,
  context: Context,
): Effect {
  if (a.shape.length === 0) raise("ValueError", "object of too small depth for desired array");
  if (a.shape.length > 1) raise("ValueError", "object too deep for desired array");
  if (side !== "left" && side !== "right")
    raise("ValueError", `search side must be 'left' or 'right' (got '${side}')`);
  if (sorter && !isInteger(sorter.dtype)) raise("TypeError", "sorter must only contain integers");
  if (sorter && same(sorter.shape[0], a.shape[0]) === false)
    raise("ValueError", "sorter.size must equal a.size");
  const { array: v } = operandOf(given, context);
  const dtype = commonDType(v.dtype, a.dtype);
  // What is no array yet is made one of this dtype.
  if (given.t === "ndarray" || given.t === "scalar") checkCast(v.dtype, dtype, "safe");
  checkCast(a.dtype, dtype, "safe");
  const layout = allocatedIn(intp, v.shape);
  const compare = comparisonOf(dtype);
  const contents = makeContents(layout, {
    fill: (data) => {
      const places = found(newLike(a, dtype), newLike(v, dtype), sorter, compare, side);
      if (!places) return false;
      const view = viewOn(data);
      places.forEach((place, i) => {
        writeElement(view, intp, 8 * i, place);
      });
      return true;
    },
    otherwise: () => endBounds(a),
  });
  const result = newArray(layout, contents);
  return v.shape.length === 0 ? { kind: "value", value: scalarOf(result) } : allocEffect(result);
}

/** Returns the dtype in which elements of both are compared. Elements without a common dtype are compared as Python objects. */
export function commonDType(a: DType, b: Operand): DType {
  try {
    return resultType([a, b]);
  } catch (error) {
    if (error instanceof NumpyError) return notKnown("a comparison of objects");
    throw error;
  }
}

function newLike(a: NDArray, dtype: NDArray["dtype"]): NDArray {
  return castFor(newArray(allocatedIn(dtype, [])), a);
}

function found(
  a: NDArray,
  v: NDArray,
  sorter: NDArray | undefined,
  compare: Compare,
  side: "left" | "right",
): readonly number[] | undefined {
  const elements = elementsOf(a);
  const values = elementsOf(v);
  const order = sorter && elementsOf(sorter)?.map(Number);
  if (!elements || !values || (sorter && !order)) return undefined;
  const sorted = order ? order.map((i) => elements[i]) : elements;
  return values.map((value) => placeOf(sorted, value, compare, side));
}

/** Returns the first place whose element is not less ("left") or is greater ("right") than the value. */
function placeOf(
  sorted: readonly Element[],
  value: Element,
  compare: Compare,
  side: "left" | "right",
): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const answer = compare(sorted[middle], value);
    if (answer < 0 || (side === "right" && answer === 0)) from = middle + 1;
    else to = middle;
  }
  return from;
}

function endBounds(a: NDArray): Bounds {
  return { ...positionBounds(a.shape[0]), hi: boundsOf(a.shape[0])[1] };
}

/** Returns the positions that sort by the last key, then by the one before, and so on. */
function lexsort(keys: readonly NDArray[], given: number): Effect {
  if (keys.length === 0) raise("TypeError", "need sequence of keys with len > 0 in lexsort");
  const [first] = keys;
  if (keys.some((key) => sameShape(key.shape, first.shape) === false))
    raise("ValueError", "all keys need to be the same shape");
  const rank = first.shape.length;
  if (rank === 0) return { kind: "unknown", why: "lexsort of scalars" };
  const axis = normalizeAxis(given, rank);
  const layout = allocatedIn(intp, first.shape);
  const contents = rank === 1 ? sortedByKeys(keys, layout) : lanesByKeys(keys, axis, layout);
  return allocEffect(newArray(layout, contents ?? positionBounds(first.shape[axis])));
}

/** Sorts along an axis of several: line by line. */
function lanesByKeys(
  keys: readonly NDArray[],
  axis: number,
  layout: NDArray["layout"],
): Contents | undefined {
  const others = layout.shape.map((_, i) => i).filter((i) => i !== axis);
  const moved = permute(layout, [...others, axis]);
  const outer = moved.shape.slice(0, -1);
  if (!allExact(outer) || !isExact(layout.shape[axis])) return undefined;
  const out = newArray(layout, fillOf(intp, 0));
  const lanes = keys.map((key) =>
    lanesOf(permute(key.layout, [...others, axis]), outer).map((lane) => viewOf(key, lane)),
  );
  for (const [i, lane] of lanesOf(moved, outer).entries()) {
    const own = allocatedIn(intp, lane.shape);
    const sorted = sortedByKeys(
      lanes.map((each) => each[i]),
      own,
    );
    if (!sorted) return undefined;
    assign(viewOf(out, lane), newArray(own, sorted));
  }
  return out.contents;
}

function sortedByKeys(keys: readonly NDArray[], layout: NDArray["layout"]): Contents | undefined {
  const [length] = layout.shape;
  const columns = keys.map((key) => elementsOf(key));
  if (!isExact(length) || columns.some((column) => !column)) return undefined;
  const compare = keys.map((key) => comparisonOf(key.dtype));
  const order = Array.from({ length }, (_, i) => i).sort((i, j) => {
    for (let k = keys.length - 1; k >= 0; k--) {
      const column = columns[k] ?? notKnown("a key");
      const answer = compare[k](column[i], column[j]);
      if (answer !== 0) return answer;
    }
    return i - j;
  });
  const words = new Int32Array(2 * length);
  order.forEach((position, i) => {
    words[2 * i] = position;
  });
  return { kind: "exact", data: new Uint8Array(words.buffer) };
}

const row = op(
  { a: array, v: any, side: opt(text, "left"), sorter: orNone(array, undefined) },
  (read, context) => searchsorted(read.a, read.v, read.side, read.sorter, context),
);

register("numpy", {
  searchsorted: row,
  lexsort: op({ keys: sequence, axis: opt(int, -1) }, (read) => lexsort(read.keys, read.axis)),
});
register("numpy.ndarray", { searchsorted: row });
