import type { NDArray } from "../../ndarray/array.ts";
import { type DType, datetime64, timedelta64, uint64 } from "../../ndarray/dtypes/dtype.ts";
import { dtypeText } from "../../ndarray/dtypes/dtypetext.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { cell, scalar } from "../../ndarray/make.ts";
import type { MaskedArray } from "../../ndarray/masked.ts";
import { none, pyFloat, pyInt, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import type { Composer } from "../calls/composer.ts";
import { change } from "./parts.ts";

/** Returns `np.ma.default_fill_value(dtype)`. */
export function defaultFill(np: Composer, dtype: DType): Value {
  return recursive(np, dtype, defaultOf);
}

function defaultOf(dtype: DType): Value {
  switch (dtype.kind) {
    case "b":
      return { t: "bool", v: true };
    case "c":
      return { t: "complex", re: 1e20, im: 0 };
    case "f":
      return pyFloat(1e20);
    case "i":
    case "u":
      return pyInt(999999);
    case "S":
      return { t: "bytes", v: new TextEncoder().encode("N/A") };
    case "V":
      return { t: "bytes", v: new TextEncoder().encode("???") };
    case "U":
    case "T":
      return pyStr("N/A");
    case "M":
    case "m":
      return notATime(dtype);
    default:
      return pyStr("?");
  }
}

/** Only times whose unit is one of NumPy's names have a fill value of their own. */
function notATime(dtype: DType): Value {
  const unit = dtype.unit;
  if (!unit || unit.base === "generic" || unit.num !== 1) return pyStr("?");
  return scalar(dtype.kind === "M" ? datetime64(unit) : timedelta64(unit), -(2n ** 63n));
}

/** Returns the value that no element of the dtype is above (`np.ma.minimum_fill_value`) or below. None where there is no such value. */
export function extremeFill(np: Composer, dtype: DType, which: "minimum" | "maximum"): Value {
  const isUpper = which === "minimum";
  return recursive(np, dtype, (one) => {
    const infinity = isUpper ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    switch (one.kind) {
      case "b":
        return pyInt(isUpper ? 1 : 0);
      case "f":
        return pyFloat(infinity);
      case "c":
        return { t: "complex", re: infinity, im: infinity };
      case "i":
      case "u":
        return limit(one, isUpper);
      case "M":
      case "m":
        return pyInt(isUpper ? 2n ** 63n - 1n : -(2n ** 63n) + 1n);
      default:
        return none;
    }
  });
}

function limit({ kind, itemsize }: DType, isUpper: boolean): Value {
  const bits = BigInt(itemsize * 8);
  if (kind === "u") return pyInt(isUpper ? 2n ** bits - 1n : 0n);
  return pyInt(isUpper ? 2n ** (bits - 1n) - 1n : -(2n ** (bits - 1n)));
}

function recursive(np: Composer, dtype: DType, of: (dtype: DType) => Value): Value {
  if (dtype.subarray) {
    const inner = recursive(np, dtype.subarray.base, of);
    return np("full", pyTuple(dtype.subarray.shape.map(pyInt)), inner);
  }
  if (!dtype.fields) return of(dtype);
  const values = dtype.fields.map((field) => recursive(np, field.dtype, of));
  return np.item(np("array", pyTuple(values), typed(dtype)), pyTuple([]));
}

function typed(dtype: DType): Value {
  return { t: "dtype", dtype };
}

/** Returns a fill value as the array keeps it: a 0-d array of the dtype, or of the default's own dtype where none is given. */
export function checkedFill(np: Composer, value: Value, dtype: DType): NDArray {
  if (value.t === "none") {
    const fill = defaultFill(np, dtype);
    return dtype.kind === "u" ? cell(uint64, 999999) : np.array("array", fill);
  }
  if (dtype.fields) return structuredFill(np, value, dtype);
  if (value.t === "str" && !"OSTVU".includes(dtype.char))
    raise("TypeError", `Cannot set fill value of string with array of dtype ${dtypeText(dtype)}`);
  try {
    return np.array("array", np("asarray", value, typed(dtype)));
  } catch (error) {
    if (error instanceof NumpyError && /^(OverflowError|ValueError)$/.test(error.type))
      return notKnown("a fill value of another dtype");
    throw error;
  }
}

function structuredFill(np: Composer, value: Value, dtype: DType): NDArray {
  const isStructured = value.t === "ndarray" || (value.t === "scalar" && value.dtype.fields !== undefined);
  if (isStructured) return np.array("array", np("asarray", value, typed(dtype)));
  return np.array("array", fillTuple(value, dtype), typed(dtype));
}

/** The values given are used over and over for the fields. */
function fillTuple(value: Value, dtype: DType): Value {
  const items =
    value.t === "tuple" || value.t === "list" ? (value.items ?? notKnown("a fill value")) : [value];
  const fields = dtype.fields ?? [];
  return pyTuple(
    fields.map(({ dtype: inner }, i) =>
      inner.fields ? fillTuple(items[i % items.length], inner) : items[i % items.length],
    ),
  );
}

/** Returns the 0-d array behind `fill_value`, which is made when it is first asked for. */
export function fillArray(np: Composer, array: MaskedArray): NDArray {
  const { fill } = array.masking;
  if (fill === "unknown") return notKnown("a fill value");
  if (fill) return fill;
  const made = checkedFill(np, none, array.dtype);
  change(array, { fill: made });
  return made;
}

/** Returns `array.fill_value`. */
export function fillValue(np: Composer, array: MaskedArray): Value {
  return np.item(fillArray(np, array), pyTuple([]));
}

/** `array.fill_value = value`; a fill value that other arrays share changes for them as well. */
export function setFillValue(np: Composer, array: MaskedArray, value: Value): void {
  const target = checkedFill(np, value, array.dtype);
  const { fill } = array.masking;
  if (fill === "unknown") notKnown("a fill value");
  if (!fill) change(array, { fill: target });
  else np.put(fill, pyTuple([]), target);
}

/** Returns the fill value that a view with another dtype has: the same, converted. */
export function convertedFill(
  np: Composer,
  fill: NDArray | "unknown" | undefined,
  dtype: DType,
): NDArray | "unknown" | undefined {
  if (fill === undefined && dtype.fields) return checkedFill(np, none, dtype);
  return fill === undefined || fill === "unknown" ? fill : checkedFill(np, fill, dtype);
}
