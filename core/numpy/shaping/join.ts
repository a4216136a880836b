import { type NDArray, newArray, type Subclass, viewOf } from "../../ndarray/array.ts";
import { assembled, type Piece } from "../../ndarray/assemble.ts";
import { assign } from "../../ndarray/assign.ts";
import { castHull } from "../../ndarray/casts/castarray.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import type { Casting } from "../../ndarray/datetime/units.ts";
import { checkCast } from "../../ndarray/dtypes/cancast.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { freshNumber } from "../../ndarray/fresh.ts";
import { type Dim, isExact, plus, same, sameShape, times, unknownDim } from "../../ndarray/layouts/dim.ts";
import { allocated } from "../../ndarray/layouts/korder.ts";
import type { Layout } from "../../ndarray/layouts/layout.ts";
import { multiSortedAxes } from "../../ndarray/layouts/sortedaxes.ts";
import { normalizeAxis } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import { adaptedTo } from "../conversion/adapt.ts";
import type { Effect } from "../op.ts";
import { flattenedView } from "./reshape.ts";

/** What a join may be told beside its arrays. */
export interface Joining {
  readonly dtype?: DType;
  readonly out?: NDArray;
  readonly casting?: Casting;
  /** How many arrays there are, where one is given that stands for each of them. */
  readonly count?: Dim;
}

/** Returns what `np.concatenate(arrays, axis)` does; an axis of undefined joins the flattened arrays. */
export function concatenate(
  given: readonly NDArray[],
  axis: number | undefined,
  { dtype, out, casting = "same_kind", count }: Joining = {},
): Effect {
  if (out && dtype)
    raise("TypeError", "concatenate() only takes `out` or `dtype` as an argument, but both were provided.");
  if (given.length === 0) raise("ValueError", "need at least one array to concatenate");
  const arrays = axis === undefined ? given.map(flattenedView) : given;
  const rank = arrays[0].shape.length;
  if (rank === 0) raise("ValueError", "zero-dimensional arrays cannot be concatenated");
  const along = normalizeAxis(axis ?? 0, rank);
  const shape = count === undefined ? joinedShape(arrays, along) : repeatedShape(arrays[0], along, count);
  const type = out?.dtype ?? joinedDType(arrays, dtype);
  for (const array of arrays) checkCast(array.dtype, type, casting);
  if (count !== undefined) return out ? notKnown("the items of a list") : repeated(type, shape, arrays, axis);
  if (out) return intoOutput(out, shape, arrays, along);
  const layout = joinedLayout(type, shape, arrays, axis === undefined);
  return allocEffect(assembled(layout, piecesOf(layout, arrays, along), commonSubclass(arrays)));
}

function joinedDType(arrays: readonly NDArray[], dtype: DType | undefined): DType {
  if (!dtype) return resultType(arrays.map((array) => array.dtype));
  return resultType(arrays.map((array) => adaptedTo(dtype, array)));
}

function joinedShape(arrays: readonly NDArray[], along: number): readonly Dim[] {
  const [first] = arrays;
  const shape = [...first.shape];
  arrays.slice(1).forEach((array, i) => {
    if (array.shape.length !== shape.length)
      raise(
        "ValueError",
        `all the input arrays must have same number of dimensions, but the array at index 0 has ${shape.length} dimension(s) and the array at index ${i + 1} has ${array.shape.length} dimension(s)`,
      );
    array.shape.forEach((length, axis) => {
      if (axis === along) shape[axis] = plus(shape[axis], length);
      else shape[axis] = matching(shape[axis], length, axis, i + 1);
    });
  });
  return shape;
}

/** The shape of so many arrays like one, next to each other; they may be of several lengths where its is not known. */
function repeatedShape({ shape }: NDArray, along: number, count: Dim): readonly Dim[] {
  const length = isExact(shape[along])
    ? times(shape[along], count)
    : unknownDim(`joined#${freshNumber()}`, 0, Number.POSITIVE_INFINITY);
  return shape.with(along, length);
}

/** A new array of arrays that one stands for. */
function repeated(
  dtype: DType,
  shape: readonly Dim[],
  arrays: readonly NDArray[],
  axis: number | undefined,
): Effect {
  const layout = joinedLayout(dtype, shape, arrays, axis === undefined);
  const [each] = arrays;
  return allocEffect(newArray(layout, castHull(hullOf(each), each.dtype, dtype), commonSubclass(arrays)));
}

/** Lengths other than the joined one must agree; of two that may differ the exact one holds. */
function matching(a: Dim, b: Dim, axis: number, index: number): Dim {
  const equal = same(a, b);
  if (equal === undefined) return isExact(a) ? a : b;
  if (equal || !isExact(a) || !isExact(b)) return a;
  return raise(
    "ValueError",
    `all the input array dimensions except for the concatenation axis must match exactly, but along dimension ${axis}, the array at index 0 has size ${a} and the array at index ${index} has size ${b}`,
  );
}

function joinedLayout(
  dtype: DType,
  shape: readonly Dim[],
  arrays: readonly NDArray[],
  isFlat: boolean,
): Layout {
  // A matrix has two axes as soon as it is made.
  if (shape.length !== 2 && commonSubclass(arrays) === "matrix") return notKnown("matrices as one line");
  if (isFlat || shape.length === 1) return allocated(dtype, shape, [...shape.keys()]);
  return allocated(dtype, shape, multiSortedAxes(arrays.map((array) => array.layout)));
}

/** Returns where each array goes: next to the one before, along the axis. */
function piecesOf(layout: Layout, arrays: readonly NDArray[], along: number): readonly Piece[] {
  let { offset } = layout;
  return arrays.map((from) => {
    const length = from.shape[along];
    const at = { ...layout, offset, shape: layout.shape.with(along, length) };
    offset = plus(offset, times(length, layout.strides[along]));
    return { at, from };
  });
}

function intoOutput(out: NDArray, shape: readonly Dim[], arrays: readonly NDArray[], along: number): Effect {
  if (out.shape.length !== shape.length) raise("ValueError", "Output array has wrong dimensionality");
  if (sameShape(out.shape, shape) === false) raise("ValueError", "Output array is the wrong shape");
  for (const { at, from } of piecesOf(out.layout, arrays, along)) assign(viewOf(out, at), from);
  return { kind: "write", into: out, value: out };
}

/** The class of the array with the highest priority above that of plain arrays. */
function commonSubclass(arrays: readonly NDArray[]): Subclass {
  const found = (subclass: Subclass) => arrays.some((array) => array.subclass === subclass);
  return found("MaskedArray") ? "MaskedArray" : found("matrix") ? "matrix" : "ndarray";
}
