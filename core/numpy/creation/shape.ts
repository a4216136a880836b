import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { bytes, type DType, isInteger, str } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact, less, product, times } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import type { Layout } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Reader } from "../calls/bind.ts";
import type { Context } from "../context.ts";
import { maxRank } from "../conversion/discover.ts";
import { indexOf, itemsOf } from "../conversion/python.ts";
import { reprOf } from "../text.ts";

/** The `shape` of a new array. Raises as NumPy does for what is no shape, throws NotKnown for one that can't be told. */
export const newShape: Reader<readonly Dim[]> = {
  read: (value, context) => {
    if (value.t === "none") return raise("TypeError", "Use () not None as shape arguments");
    refuseNumber(value, context);
    if (value.t === "ndarray" && value.shape.length > 0) return lengthsIn(value);
    const isSequence = value.t === "list" || value.t === "tuple" || value.t === "range";
    if (!isSequence) return [checkedLength(indexOf(value))];
    const items = itemsOf(value, context) ?? notKnown("a shape");
    if (items.length > maxRank)
      raise(
        "ValueError",
        `maximum supported dimension for an ndarray is currently ${maxRank}, found ${items.length}`,
      );
    return items.map((item) => checkedLength(indexOf(item)));
  },
};

/** Raises for a single value that is no integer. */
export function refuseNumber(value: Value, context: Context): void {
  const isNumber =
    (value.t === "float" && value.v !== undefined) ||
    value.t === "complex" ||
    value.t === "slice" ||
    value.t === "ellipsis" ||
    (value.t === "scalar" && "fc".includes(value.dtype.kind));
  if (!isNumber) return;
  const text = reprOf(value, context) ?? notKnown("a shape");
  raise("TypeError", `expected a sequence of integers or a single integer, got '${text}'`);
}

/** The `order` of `np.zeros` and its like, which takes only C and F. */
export const newOrder: Reader<"C" | "F"> = {
  optional: { value: "C" },
  read: (value) => {
    if (value.t === "none") return "C";
    const letter = value.t === "str" && value.v !== undefined ? value.v.toUpperCase() : notKnown("order");
    if (letter === "C" || letter === "F") return letter;
    if (letter === "A" || letter === "K") return raise("ValueError", "only 'C' or 'F' order is permitted");
    return raise(
      "ValueError",
      `order must be one of 'C', 'F', 'A', or 'K' (got '${value.t === "str" ? value.v : ""}')`,
    );
  },
};

/** Returns the layout of a new array; sub-array dtypes become axes, and strings without a length get one character. */
export function newLayout(dtype: DType, shape: readonly Dim[], order: "C" | "F" = "C"): Layout {
  for (const length of shape)
    if (less(length, 0) === true) raise("ValueError", "negative dimensions are not allowed");
  if (dtype.subarray) return newLayout(dtype.subarray.base, [...shape, ...dtype.subarray.shape], order);
  const type = withLength(dtype);
  const bytesOf = times(product(shape.filter((length) => length !== 0)), type.itemsize);
  if (isExact(bytesOf) && bytesOf >= 2 ** 63)
    raise(
      "ValueError",
      "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.",
    );
  return allocatedIn(type, shape, order);
}

/** Strings of no length hold one character in a new array. */
function withLength(dtype: DType): DType {
  if (dtype.itemsize > 0 || dtype.fields) return dtype;
  return dtype.kind === "U" ? str(1) : dtype.kind === "S" ? bytes(1) : dtype;
}

function lengthsIn(array: NDArray): readonly Dim[] {
  if (!isInteger(array.dtype) || array.shape.length > 1) return notKnown("a shape");
  return (elementsOf(array) ?? notKnown("a shape")).map(Number);
}

function checkedLength(length: Dim): Dim {
  return isExact(length) && (length >= 2 ** 63 || length < -(2 ** 63))
    ? raise("ValueError", "Maximum allowed dimension exceeded")
    : length;
}
