import { type NDArray, newArray } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { countOfTrue, truthsOf } from "../../ndarray/contents/truths.ts";
import { canCast } from "../../ndarray/dtypes/cancast.ts";
import { type DType, int64, isInteger, type Shape } from "../../ndarray/dtypes/dtype.ts";
import { dtypeRepr } from "../../ndarray/dtypes/dtypetext.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { gather } from "../../ndarray/indexing/advanced.ts";
import type { Index } from "../../ndarray/indexing/indexing.ts";
import { takenAlong } from "../../ndarray/indexing/takenalong.ts";
import { type Dim, isExact, product, same, sameShape, times } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { contiguous, isC, nbytes, size } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { array, int, normalizeAxis } from "../calls/readers.ts";
import { copyEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { typeName } from "../conversion/python.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { output } from "../shaping/readers.ts";
import { flattenedView } from "../shaping/reshape.ts";
import { checkIndexDType, type Mode, mode, positionsIn } from "./modes.ts";

/** Returns what `a.take(indices, axis)` does: a new array in C order. */
function take(
  a: NDArray,
  given: Value,
  axisGiven: number | undefined,
  out: NDArray | undefined,
  how: Mode,
  context: Context,
): Effect {
  const from = axisGiven === undefined || a.shape.length === 0 ? flattenedView(a) : a;
  const axis = normalizeAxis(axisGiven ?? 0, from.shape.length);
  const index = asIndices(given, context);
  const length = from.shape[axis];
  const shape = [...from.shape.slice(0, axis), ...index.shape, ...from.shape.slice(axis + 1)];
  if (out) checkOutput(out, shape, a.dtype);
  if (same(length, 0) === true && same(product(shape), 0) === false) refuseEmpty();
  const count = product(index.shape);
  // Where no row is taken from, no index is looked at.
  const isIdle = same(product(from.shape.slice(0, axis)), 0) === true;
  const positions = isIdle ? undefined : positionsIn(index, axis, length, how);
  const flat = takenAlong(from, axis, positions, count);
  flat.layout = allocatedIn(a.dtype, shape);
  return finished(a, flat, out, hiddenFor(from));
}

/** The output is first read as an array of the elements' dtype, and so has to be castable to it. */
function checkOutput(out: NDArray, shape: Shape, dtype: DType): void {
  if (sameShape(out.shape, shape) === false)
    raise("ValueError", "output array does not match result of ndarray.take");
  if (canCast(out.dtype, dtype, "safe")) return;
  raise(
    "TypeError",
    `Cannot cast array data from ${dtypeRepr(out.dtype)} to ${dtypeRepr(dtype)} according to the rule 'safe'`,
  );
}

function refuseEmpty(): never {
  return raise("IndexError", "cannot do a non-empty take from an empty axes.");
}

/** An empty list counts as integers; Python floats are truncated. */
function asIndices(given: Value, context: Context): NDArray {
  const index = asArray(given, context);
  if (
    given.t !== "ndarray" &&
    index.dtype.kind === "f" &&
    (same(size(index.layout), 0) === true || given.t === "float" || given.t === "list" || given.t === "tuple")
  )
    return castArray(index, int64);
  checkIndexDType(index, "same_kind");
  return index;
}

/** NumPy first makes the array C-contiguous. */
function hiddenFor(from: NDArray): { readonly hiddenPeak?: Dim; readonly hiddenTotal?: Dim } {
  if (isC(from.layout) !== false) return {};
  const bytes = nbytes(from.layout);
  return { hiddenPeak: bytes, hiddenTotal: bytes };
}

/** Writes to `out` where one is given; a result without axes is a scalar. */
function finished(a: NDArray, result: NDArray, out: NDArray | undefined, hidden = {}): Effect {
  if (out) {
    checkOutput(out, result.shape, result.dtype);
    assign(out, result);
    return { kind: "write", into: out, value: out, ...hidden };
  }
  if (result.shape.length === 0) return { kind: "value", value: elementValue(result), ...hidden };
  return { ...copyEffect(a, result), ...hidden };
}

/** Returns what `np.compress(condition, a, axis)` does: takes where a list of bools is true. */
function compress(
  a: NDArray,
  condition: NDArray,
  axisGiven: number | undefined,
  out: NDArray | undefined,
): Effect {
  if (condition.shape.length !== 1) raise("ValueError", "condition must be a 1-d array");
  const from = axisGiven === undefined || a.shape.length === 0 ? flattenedView(a) : a;
  const axis = normalizeAxis(axisGiven ?? 0, from.shape.length);
  const truths = truthsOf(condition);
  const positions = truths && Int32Array.from([...truths.keys()].filter((i) => truths[i]));
  const length = from.shape[axis];
  const others = product(from.shape.toSpliced(axis, 1));
  if (length === 0 && positions && positions.length > 0 && same(others, 0) === false) refuseEmpty();
  // Nobody looks at the positions where there is nothing along the axes before.
  const isNothing = from.shape.slice(0, axis).includes(0);
  const beyond = isExact(length) && !isNothing ? positions?.find((i) => i >= length) : undefined;
  if (beyond !== undefined)
    raise("IndexError", `index ${beyond} is out of bounds for axis ${axis} with size ${length}`);
  const result = takenAlong(from, axis, positions, countOfTrue(condition));
  const hiddenTotal = 8 * (positions?.length ?? 0);
  return finished(a, result, out, {
    hiddenTotal,
    hiddenPeak: hiddenTotal,
  });
}

/** Returns what `np.extract(condition, arr)` does: the flat elements under True. */
function extract(condition: NDArray, arr: NDArray): Effect {
  const flat = flattenedView(arr);
  const truths = truthsOf(condition);
  const positions = truths && Int32Array.from([...truths.keys()].filter((i) => truths[i]));
  const result = takenAlong(flat, 0, positions, countOfTrue(condition));
  const indices = times(8, result.shape[0]);
  return { ...copyEffect(arr, result), hiddenPeak: indices, hiddenTotal: indices };
}

/** Returns what `np.take_along_axis(arr, indices, axis)` does: an index of its own for every other axis. */
function takeAlongAxis(arr: NDArray, indices: NDArray, axisGiven: number | undefined): Effect {
  const { of, parts } = alongAxis(arr, indices, axisGiven);
  return copyEffect(arr, gather(of, parts));
}

/** Returns the arrays that both along-axis functions are given, of which NumPy asks attributes that a list does not have. */
export function arraysAlong(
  arr: Value,
  indices: Value,
  axis: number | undefined,
): readonly [arr: NDArray, indices: NDArray] {
  if (axis === undefined) arrayWith(indices, "ndim");
  const of = arrayWith(arr, axis === undefined ? "flat" : "ndim");
  return [of, arrayWith(indices, "dtype")];
}

function arrayWith(value: Value, attribute: string): NDArray {
  if (value.t === "ndarray") return value;
  if (value.t === "scalar") return value.cell;
  if (value.t === "unknown" || value.t === "foreign" || value.t === "object") return notKnown("an array");
  return raise("AttributeError", `'${typeName(value)}' object has no attribute '${attribute}'`);
}

/** Returns the index expression that both along-axis functions use. */
export function alongAxis(
  arr: NDArray,
  indices: NDArray,
  axisGiven: number | undefined,
): { readonly of: NDArray; readonly parts: readonly Index[] } {
  if (!isInteger(indices.dtype)) raise("IndexError", "`indices` must be an integer array");
  if (axisGiven === undefined && indices.shape.length !== 1)
    raise("ValueError", "when axis=None, `indices` must have a single dimension.");
  const of = axisGiven === undefined ? flattenedView(arr) : arr;
  const rank = of.shape.length;
  const axis = normalizeAxis(axisGiven ?? 0, rank);
  if (indices.shape.length !== rank)
    raise("ValueError", "`indices` and `arr` must have the same number of dimensions");
  const parts = of.shape.map(
    (length, i): Index => ({ kind: "array", of: i === axis ? indices : counting(length, i, rank) }),
  );
  return { of, parts };
}

/** Returns 0, 1, 2, ... along one axis of an array of the rank. */
function counting(length: Dim, axis: number, rank: number): NDArray {
  const shape: Dim[] = new Array(rank).fill(1);
  shape[axis] = length;
  return newArray(contiguous(int64, shape), { kind: "ramp", dtype: int64, start: 0, step: 1 });
}

const axis = orNone(int, undefined);
const rows: Rows = {
  take: op(
    { a: array, indices: any, axis, out: output, mode: opt(mode, "raise" as const) },
    (read, context) => take(read.a, read.indices, read.axis, read.out, read.mode, context),
  ),
  compress: op({ condition: array, a: array, axis, out: output }, (read) =>
    compress(read.a, read.condition, read.axis, read.out),
  ),
  extract: op({ condition: array, arr: array }, (read) => extract(read.condition, read.arr)),
  take_along_axis: op({ arr: any, indices: any, axis: { ...axis, optional: { value: -1 } } }, (read) => {
    const [arr, indices] = arraysAlong(read.arr, read.indices, read.axis);
    return takeAlongAxis(arr, indices, read.axis);
  }),
};

register("numpy", rows);
register("numpy.ndarray", {
  take: rows.take,
  compress: op({ a: array, condition: array, axis, out: output }, (read) =>
    compress(read.a, read.condition, read.axis, read.out),
  ),
});
