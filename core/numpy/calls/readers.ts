import type { NDArray } from "../../ndarray/array.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact } from "../../ndarray/layouts/dim.ts";
import type { Order } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import { asArray, asDType } from "../conversion/coerce.ts";
import { indexOf, itemsOf, typeName } from "../conversion/python.ts";
import type { Reader } from "./bind.ts";

/** An array-like, as `np.asarray` makes it. */
export const array: Reader<NDArray> = { read: (value, context) => asArray(value, context) };

/** A sequence of array-likes (`np.concatenate`'s first argument); an array is a sequence of its rows. */
export const arrays: Reader<readonly NDArray[]> = {
  read: (value, context) => {
    const items = itemsOf(value, context) ?? notKnown("sequence of arrays");
    return items.map((item) => asArray(item, context));
  },
};

/** Anything that names a dtype. */
export const dtype: Reader<DType> = { read: (value, context) => asDType(value, context) };

/** An integer (`operator.index`), possibly not known exactly. */
export const dim: Reader<Dim> = { read: (value) => indexOf(value) };

/** An integer that must be known. */
export const int: Reader<number> = { read: (value) => exactInt(value) };

const noNumber = ["none", "str", "bytes", "list", "tuple", "dict", "slice", "ellipsis"];

/** A length that NumPy compares with a number before anything else. */
export const compared: Reader<Dim> = {
  read: (value) =>
    noNumber.includes(value.t)
      ? raise("TypeError", `'<=' not supported between instances of '${typeName(value)}' and 'int'`)
      : indexOf(value),
};

/** A number that NumPy calculates with; what is none raises, and only integers are known. */
export const subtracted: Reader<number> = {
  read: (value) => {
    if (noNumber.includes(value.t))
      raise("TypeError", `unsupported operand type(s) for -: '${typeName(value)}' and 'int'`);
    return value.t === "int" ? exactInt(value) : notKnown("a diagonal between two");
  },
};

/** A shape: an integer or a sequence of integers. Negative lengths are left to the function. */
export const shape: Reader<readonly Dim[]> = {
  read: (value, context) => {
    const items = value.t === "int" || value.t === "scalar" ? undefined : itemsOf(value, context);
    return items ? items.map(indexOf) : [indexOf(noSequence(value))];
  },
};

/** A sequence of which the items are not known is no number either. */
function noSequence(value: Value): Value {
  return value.t === "list" || value.t === "range" ? notKnown("the items of a sequence") : value;
}

/** An axis or a tuple of axes, not yet normalised. */
export const axes: Reader<readonly number[]> = {
  read: (value, context) => {
    const items = value.t === "int" || value.t === "scalar" ? undefined : itemsOf(value, context);
    return items ? items.map(exactInt) : [exactInt(noSequence(value))];
  },
};

/** `True` or `False`, by Python's truth of a plain value; unknown truth makes the call unknown. */
export const boolean: Reader<boolean> = {
  read: (value) => {
    if (value.t === "bool" && value.v !== undefined) return value.v;
    if (value.t === "int" && isExactNumber(value.v)) return Number(value.v) !== 0;
    if (value.t === "none") return false;
    return notKnown("truth of an argument");
  },
};

/** A str that must be known. */
export const text: Reader<string> = {
  read: (value) => (value.t === "str" && value.v !== undefined ? value.v : notKnown("text of an argument")),
};

/** The `order` argument. */
export const order: Reader<Order> = {
  read: (value) => {
    if (value.t === "none") return "K";
    const letter = value.t === "str" ? value.v : notKnown("order");
    if (letter === undefined) return notKnown("order");
    const upper = letter.toUpperCase();
    if (upper === "C" || upper === "F" || upper === "A" || upper === "K") return upper;
    return raise("ValueError", `order must be one of 'C', 'F', 'A', or 'K' (got '${letter}')`);
  },
};

/** Returns an axis made non-negative; raises NumPy's AxisError when it is out of bounds. */
export function normalizeAxis(axis: number, rank: number): number {
  if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  return raise("AxisError", `axis ${axis} is out of bounds for array of dimension ${rank}`);
}

function exactInt(value: Value): number {
  const index = indexOf(value);
  return isExact(index) ? index : notKnown("an integer argument");
}

function isExactNumber(v: unknown): v is number | bigint {
  return typeof v === "number" || typeof v === "bigint";
}
