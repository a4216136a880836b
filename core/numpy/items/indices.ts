import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import { isTrue } from "../../ndarray/contents/truths.ts";
import { intp, isInteger, type Shape } from "../../ndarray/dtypes/dtype.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import type { Index } from "../../ndarray/indexing/indexing.ts";
import { indicesOfTrue } from "../../ndarray/indexing/mask.ts";
import { type Dim, isExact, plus, same, sameShape, showDim, times } from "../../ndarray/layouts/dim.ts";
import { contiguous, type Layout, nbytes, size } from "../../ndarray/layouts/layout.ts";
import type { PySlice, Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { integerIn, integerIndex } from "../conversion/integers.ts";

/** An index expression as NumPy reads it. */
export type IndexExpression =
  /** Integers for every axis: one element. */
  | { readonly kind: "element"; readonly indices: readonly Index[] }
  /** One boolean array of the indexed array's own shape. */
  | { readonly kind: "mask"; readonly mask: NDArray }
  /** A view; a copy of it when `copies`, which a 0-d integer array among the indices makes it. */
  | { readonly kind: "view"; readonly indices: readonly Index[]; readonly copies: boolean }
  /** Arrays among the indices. */
  | { readonly kind: "arrays"; readonly indices: readonly Index[]; readonly temporaries: Dim };

/** What has been read of an expression so far. */
interface Reading {
  readonly indices: Index[];
  readonly rank: number;
  readonly context: Context;
  scalarArrays: number;
  /** Bytes of the index arrays that NumPy makes: of lists, of masks, and buffers for other integer types. */
  temporaries: Dim;
}

/** Reads an index expression for an array of this shape; raises NumPy's IndexErrors. */
export function readIndex(index: Value, layout: Layout, context: Context): IndexExpression {
  const { shape } = layout;
  const parts = index.t === "tuple" ? index.items : [index];
  const reading: Reading = { indices: [], rank: shape.length, context, scalarArrays: 0, temporaries: 0 };
  for (const part of parts) {
    const mask = readPart(part, reading);
    if (!mask) continue;
    if (parts.length === 1 && sameShape(mask.shape, shape) === true) return { kind: "mask", mask };
    readMask(mask, reading);
  }
  completeRest(reading);
  checkMasks(reading.indices, shape);
  const { indices, scalarArrays } = reading;
  if (indices.some((part) => part.kind === "array" || part.kind === "truth"))
    return { kind: "arrays", indices, temporaries: reading.temporaries };
  if (indices.every((part) => part.kind === "at")) return { kind: "element", indices };
  return { kind: "view", indices, copies: scalarArrays > 0 };
}

/** Reads one part; returns it when it is a boolean array, which may become several indices. */
function readPart(part: Value, reading: Reading): NDArray | undefined {
  const { indices } = reading;
  if (part.t === "ellipsis") {
    if (indices.some((other) => other.kind === "rest"))
      raise("IndexError", "an index can only have a single ellipsis ('...')");
    indices.push({ kind: "rest", axes: 0 });
  } else if (part.t === "none") indices.push({ kind: "newaxis" });
  else if (part.t === "slice") indices.push({ kind: "slice", parts: sliceParts(part) });
  else {
    const index = reading.rank === 0 ? undefined : integerIndex(part);
    if (index === undefined) return readArray(part, reading);
    indices.push({ kind: "at", index });
  }
  return undefined;
}

function readArray(part: Value, reading: Reading): NDArray | undefined {
  const { indices } = reading;
  const array = indexArray(part, reading.context);
  if (array.dtype.kind === "b") return array;
  if (!isInteger(array.dtype)) return notAnIndex(part);
  if (array.shape.length > 0) {
    indices.push({ kind: "array", of: array });
    reading.temporaries = plus(reading.temporaries, indexBytes(part, array));
  } else {
    reading.scalarArrays++;
    indices.push({ kind: "at", index: integerIn(array) });
  }
  return undefined;
}

/** Bytes that an index costs beside the array that was given: a list becomes one, other integers pass through a buffer. */
function indexBytes(part: Value, array: NDArray): Dim {
  // Arrays of other integers are cast piece by piece in memory that is not an array's.
  return part === array ? 0 : nbytes(array.layout);
}

/** Returns the array that an index stands for; an empty list counts as integers. */
function indexArray(part: Value, context: Context): NDArray {
  if (part.t === "ndarray") return part;
  if (part.t === "str" || part.t === "dict" || part.t === "float") return notAnIndex(part);
  const array = part.t === "scalar" ? part.cell : asIndexArray(part, context);
  if (same(size(array.layout), 0) !== true) return array;
  return newArray(contiguous(intp, array.shape));
}

function asIndexArray(part: Value, context: Context): NDArray {
  try {
    return isOfInts(part) ? asArray(part, context, intp) : asArray(part, context);
  } catch (error) {
    if (error instanceof NumpyError && error.type !== "ValueError") notAnIndex(part);
    throw error;
  }
}

/** True for a list whose items are not listed and are ints, if there are any. */
function isOfInts(part: Value): boolean {
  const each = part.t === "list" && !part.items ? part.each : undefined;
  return each?.t === "int" || (each?.t === "scalar" && "iu".includes(each.dtype.kind));
}

function notAnIndex(part: Value): never {
  if (part.t === "unknown" || part.t === "foreign") return notKnown("index");
  return raise(
    "IndexError",
    part.t === "ndarray"
      ? "arrays used as indices must be of integer (or boolean) type"
      : "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices",
  );
}

/** Replaces a mask by the indices of its true elements; a 0-d one takes no axis. */
function readMask(mask: NDArray, reading: Reading): void {
  const { indices } = reading;
  if (mask.shape.length === 0) {
    const element = elementsOf(mask)?.[0];
    const truth = element === undefined ? notKnown("the truth of a 0-d mask") : isTrue(element);
    indices.push({ kind: "truth", of: newArray(contiguous(intp, [truth ? 1 : 0])) });
    return;
  }
  indicesOfTrue(mask).forEach((of, axis) => {
    indices.push({ kind: "array", of, maskLength: mask.shape[axis] });
    reading.temporaries = plus(reading.temporaries, times(8, of.shape[0]));
  });
}

/** Gives the ellipsis the axes that no other part takes, or appends one; raises when there are too many indices. */
function completeRest({ indices, rank }: Reading): void {
  let used = 0;
  for (const { kind } of indices) if (kind !== "newaxis" && kind !== "rest" && kind !== "truth") used++;
  if (used > rank)
    raise("IndexError", `too many indices for array: array is ${rank}-dimensional, but ${used} were indexed`);
  const rest = indices.findIndex((part) => part.kind === "rest");
  if (rest >= 0) indices[rest] = { kind: "rest", axes: rank - used };
  else if (used < rank) indices.push({ kind: "rest", axes: rank - used });
}

/** Raises when a mask does not have the length of the axis it stands for. */
function checkMasks(indices: readonly Index[], shape: Shape): void {
  let axis = 0;
  for (const part of indices) {
    if (part.kind === "array" && part.maskLength && same(part.maskLength, shape[axis]) === false)
      raise(
        "IndexError",
        `boolean index did not match indexed array along axis ${axis}; size of axis is ${showDim(shape[axis])} but size of corresponding boolean axis is ${showDim(part.maskLength)}`,
      );
    if (part.kind === "rest") axis += part.axes;
    else if (part.kind !== "newaxis" && part.kind !== "truth") axis++;
  }
}

/** Returns the parts of a slice; raises where Python does. */
export function sliceParts({ start, stop, step }: PySlice) {
  const by = sliceEnd(step) ?? 1;
  if (!isExact(by)) return notKnown("the step of a slice");
  if (by === 0) return raise("ValueError", "slice step cannot be zero");
  return { start: sliceEnd(start), stop: sliceEnd(stop), step: by };
}

/** Returns a slice's end; undefined for None. Ends beyond every axis are as good as the largest index. */
function sliceEnd(value: Value): Dim | undefined {
  if (value.t === "none") return undefined;
  if (value.t === "bool" && value.v !== undefined) return Number(value.v);
  if (value.t === "int")
    return typeof value.v === "bigint" ? Math.sign(Number(value.v)) * Number.MAX_SAFE_INTEGER : value.v;
  if (value.t === "scalar" && isInteger(value.dtype)) return integerIn(value.cell);
  if (value.t === "ndarray" && isInteger(value.dtype) && value.shape.length === 0) return integerIn(value);
  if (value.t === "unknown" || value.t === "foreign") return notKnown("the end of a slice");
  return raise("TypeError", "slice indices must be integers or None or have an __index__ method");
}
