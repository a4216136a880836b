import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { pack } from "../../ndarray/casts/pack.ts";
import { bytes, type DType, float64, sameDType, str } from "../../ndarray/dtypes/dtype.ts";
import { notKnown } from "../../ndarray/error.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { cell } from "../../ndarray/make.ts";
import type { Scalar, Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { adaptedTo, adaptedToItems } from "./adapt.ts";
import { toDType } from "./asdtype.ts";
import { discover } from "./discover.ts";
import { fromSequence } from "./fromsequence.ts";

/** Returns `np.asarray(value, dtype)`: the array itself where NumPy gives it back, else a new one. Throws NumpyError or NotKnown. */
export function asArray(value: Value, context: Context, dtype?: DType): NDArray {
  if (value.t === "ndarray") return !dtype || sameDType(value.dtype, dtype) ? value : castTo(value, dtype);
  return newArrayOf(value, context, dtype);
}

/** Returns the dtype that a Python value names (`np.float32`, "f4", float, [("x", "i4")], a dtype). Throws NumpyError or NotKnown. */
export function asDType(value: Value, context: Context): DType {
  return toDType(value, context);
}

/** Returns `np.array(value, dtype, order)` of something that is no array. */
export function newArrayOf(
  value: Value,
  context: Context,
  dtype?: DType,
  order: "C" | "F" = "C",
  maxRank?: number,
): NDArray {
  if (dtype?.subarray) return ofSubarrays(value, context, dtype);
  if (value.t === "scalar" && dtype && isStoredIn(value, dtype)) {
    const type = adaptedToItems(dtype, value, 0, context);
    return cell(type, pack(value, type) ?? notKnown("an element"));
  }
  if (value.t === "scalar" && dtype?.kind !== "O")
    return castArray(value.cell, dtype ? adaptedToItems(dtype, value, 0, context) : value.dtype);
  const { dtype: found, shape } = discover(value, context, { dtype, maxRank });
  const type = dtype ? adaptedToItems(dtype, value, shape.length, context) : withRoom(found ?? float64);
  return fromSequence(value, type, shape, context, order);
}

/** True for scalars that become an element as they would in a list, and not by a cast. */
function isStoredIn(value: Scalar, { kind }: DType): boolean {
  return kind === "T" || ("mM".includes(kind) && kind === value.dtype.kind);
}

/** Texts that are all empty still get one character. */
function withRoom(dtype: DType): DType {
  if (dtype.itemsize > 0 || dtype.fields) return dtype;
  return dtype.kind === "U" ? str(1) : dtype.kind === "S" ? bytes(1) : dtype;
}

function castTo(array: NDArray, dtype: DType): NDArray {
  return castArray(array, adaptedTo(dtype, array));
}

/** Each element becomes a whole sub-array, whose axes follow those of the sequence. */
function ofSubarrays(value: Value, context: Context, dtype: DType): NDArray {
  const { base, shape } = dtype.subarray as NonNullable<DType["subarray"]>;
  if (holdsTuple(value)) return notKnown("a tuple as a sub-array element");
  const inner = newArrayOf(value, context, base);
  const repeated = {
    ...inner.layout,
    shape: [...inner.shape, ...shape],
    strides: [...inner.layout.strides, ...shape.map(() => 0)],
  };
  return castArray(viewOf(inner, repeated), base, allocatedIn(base, repeated.shape));
}

function holdsTuple(value: Value): boolean {
  return value.t === "tuple" || (value.t === "list" && (value.items?.some(holdsTuple) ?? false));
}
