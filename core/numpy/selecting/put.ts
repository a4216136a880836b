import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { assign, assignAt, castFor, cycling, placesIn } from "../../ndarray/assign.ts";
import type { Places } from "../../ndarray/contents/move.ts";
import { truthsOf } from "../../ndarray/contents/truths.ts";
import { canCast } from "../../ndarray/dtypes/cancast.ts";
import { dtypeRepr } from "../../ndarray/dtypes/dtypetext.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { less, plus, same } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { array, boolean, int } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { storeCycling } from "../items/flat.ts";
import { storeAtPlaces } from "../items/store.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { checkIndexDType, leadingPositions, type Mode, mode, positionsIn } from "./modes.ts";
import { alongAxis, arraysAlong } from "./take.ts";

function wrote(into: NDArray, from: Value): Effect {
  return { kind: "write", into, from, value: none };
}

function checkWriteable(a: NDArray, what = "assignment destination"): void {
  if (!a.writeable) raise("ValueError", `${what} is read-only`);
}

/** Returns what `np.put(a, ind, v)` does: writes flat elements, repeating the values. */
function put(a: NDArray, index: NDArray, v: Value, how: Mode, context: Context): Effect {
  checkWriteable(a, "put: output array");
  checkIndexDType(index);
  const values = asArray(v, context, a.dtype);
  if (same(size(values.layout), 0) === true) return wrote(a, v);
  if (same(size(a.layout), 0) === true && same(size(index.layout), 0) === false)
    raise("IndexError", "cannot replace elements of an empty array");
  const all = placesIn(a.layout);
  const store = (positions: Int32Array | undefined) =>
    storeCycling(a, all && positions && (positions.map((i) => all[i]) as Places), values);
  // The elements before an index out of bounds are written.
  const leading = how === "raise" ? leadingPositions(index, size(a.layout)) : undefined;
  if (leading) store(leading);
  const positions = positionsIn(index, 0, size(a.layout), how);
  if (!leading) store(positions);
  return wrote(a, v);
}

/** Returns what `np.place(arr, mask, vals)` does: the true elements take the values in turn. */
function place(arr: NDArray, mask: NDArray, vals: Value, context: Context): Effect {
  checkWriteable(arr);
  safely(vals, arr, context);
  const values = asArray(vals, context, arr.dtype);
  if (same(size(mask.layout), size(arr.layout)) === false)
    raise("ValueError", "place: mask and data must be the same size");
  const places = placesUnder(arr, mask);
  if (same(size(values.layout), 0) === true && places?.length !== 0)
    raise("ValueError", "Cannot insert from an empty array!");
  storeCycling(arr, places, values);
  return wrote(arr, vals);
}

function placesUnder(arr: NDArray, mask: NDArray): Places | undefined {
  const truths = truthsOf(mask);
  return truths && placesIn(arr.layout)?.filter((_, i) => truths[i] === 1);
}

/** The values as an array; one that is given as an array is cast safely only. */
function safely(given: Value, a: NDArray, context: Context): NDArray {
  const values = asArray(given, context, given.t === "ndarray" ? undefined : a.dtype);
  if (given.t === "ndarray" && !canCast(given.dtype, a.dtype, "safe"))
    raise(
      "TypeError",
      `Cannot cast array data from ${dtypeRepr(given.dtype)} to ${dtypeRepr(a.dtype)} according to the rule 'safe'`,
    );
  return values;
}

/** Returns what `np.putmask(a, mask, values)` does: a true element takes the value at its own place. */
function putmask(a: NDArray, mask: NDArray, given: Value, context: Context): Effect {
  checkWriteable(a, "putmask: output array");
  const values = castFor(a, safely(given, a, context));
  if (same(size(mask.layout), size(a.layout)) === false)
    raise("ValueError", "putmask: mask and data must be the same size");
  const truths = truthsOf(mask);
  const places = placesUnder(a, mask);
  assignAt(a, places, values, (layout) => {
    const all = truths && cycling(truths.length)(layout);
    return all?.filter((_, i) => truths?.[i] === 1);
  });
  return wrote(a, given);
}

function putAlongAxis(
  arr: NDArray,
  indices: NDArray,
  given: Value,
  axis: number | undefined,
  context: Context,
): Effect {
  const { of, parts } = alongAxis(arr, indices, axis);
  if (axis === undefined && of.buffer !== arr.buffer) return notKnown("a write into a flattened copy");
  checkWriteable(arr);
  storeAtPlaces(of, parts, asArray(given, context, arr.dtype));
  return wrote(arr, given);
}

/** Returns what `np.fill_diagonal(a, val, wrap)` does. */
function fillDiagonal(a: NDArray, val: Value, wrap: boolean, context: Context): Effect {
  const { shape, strides } = a.layout;
  const rank = shape.length;
  if (rank < 2) raise("ValueError", "array must be at least 2-d");
  if (rank > 2 && shape.some((length) => same(length, shape[0]) === false))
    raise("ValueError", "All dimensions of input must be of equal length");
  checkWriteable(a);
  const values = asArray(val, context, a.dtype);
  const step = strides.reduce((sum, stride) => plus(sum, stride), 0 as (typeof strides)[number]);
  const [rows, columns] = shape;
  if (wrap && rank === 2 && less(columns, rows) !== false) return wrappedDiagonal(a, values, val);
  const length = (less(rows, columns) ?? notKnown("which axis is shorter")) ? rows : columns;
  const diagonal = viewOf(a, { ...a.layout, shape: [length], strides: [step] });
  if (values.shape.length === 0) assign(diagonal, values);
  else storeCycling(diagonal, placesIn(diagonal.layout), values);
  return wrote(a, val);
}

/** The diagonal of a tall matrix goes on at the left after one row between. */
function wrappedDiagonal(a: NDArray, values: NDArray, val: Value): Effect {
  const places = placesIn(a.layout) ?? notKnown("a wrapped diagonal");
  const step = Number(a.shape[1]) + 1;
  const diagonal = places.filter((_, i) => i % step === 0);
  storeCycling(viewOf(a, { ...a.layout, shape: [diagonal.length], strides: [0] }), diagonal, values);
  return wrote(a, val);
}

const rows: Rows = {
  put: op({ a: array, ind: array, v: any, mode: opt(mode, "raise" as const) }, (read, context) =>
    put(read.a, read.ind, read.v, read.mode, context),
  ),
  place: op({ arr: array, mask: array, vals: any }, (read, context) =>
    place(read.arr, read.mask, read.vals, context),
  ),
  putmask: op({ a: array, mask: array, values: any }, (read, context) =>
    putmask(read.a, read.mask, read.values, context),
  ),
  put_along_axis: op(
    { arr: any, indices: any, values: any, axis: { ...orNone(int, undefined), optional: undefined } },
    (read, context) => {
      const [arr, indices] = arraysAlong(read.arr, read.indices, read.axis);
      return putAlongAxis(arr, indices, read.values, read.axis, context);
    },
  ),
  fill_diagonal: op({ a: array, val: any, wrap: opt(boolean, false) }, (read, context) =>
    fillDiagonal(read.a, read.val, read.wrap, context),
  ),
};

register("numpy", rows);
register("numpy.ndarray", { put: rows.put });
