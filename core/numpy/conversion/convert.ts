import type { NDArray } from "../../ndarray/array.ts";
import { elementCaster } from "../../ndarray/casts/caster.ts";
import { cellElement } from "../../ndarray/casts/pack.ts";
import { asBounds, hullOf } from "../../ndarray/contents/hull.ts";
import { truthsOf } from "../../ndarray/contents/truths.ts";
import { complex128, float64, int64 } from "../../ndarray/dtypes/dtype.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { anyFloat, pyFloat, pyInt, type Value } from "../../ndarray/value.ts";
import { attempt, type Effect } from "../op.ts";
import { integerIn } from "./integers.ts";
import { typeName } from "./python.ts";

/** True where the only element is masked; gives up where that is not known. */
function isMasked(value: Value): boolean {
  if (!(value instanceof MaskedArray)) return false;
  const { mask } = value.masking;
  if (mask === "unknown") return notKnown("whether an element is masked");
  if (mask === "none") return false;
  return truthsOf(mask)?.some((flag) => flag === 1) ?? notKnown("whether an element is masked");
}

/** `int(value)` of a NumPy scalar or 0-d array; also `operator.index` of an integer one. */
export function toInt(value: Value): Effect {
  return attempt(() => {
    const cell = cellOf(value);
    if (isMasked(value)) return raise("MaskError", "Cannot convert masked element to a Python int.");
    if (cell.dtype.kind === "c" && value.t === "ndarray") return notReal("int", "complex");
    if ("mMO".includes(cell.dtype.kind)) return { kind: "unknown", why: "int() of no number" };
    const element = cellElement(cell);
    if (element === undefined) return { kind: "value", value: pyInt(integerIn(cell)) };
    return { kind: "value", value: pyInt(whole(element, cell)) };
  });
}

/** `float(value)` of the same. */
export function toFloat(value: Value): Effect {
  return attempt(() => {
    const cell = cellOf(value);
    if (isMasked(value)) return { kind: "value", value: pyFloat(Number.NaN) };
    if (cell.dtype.kind === "c" && value.t === "ndarray") return notReal("float", "complex");
    if ("mMOV".includes(cell.dtype.kind)) return { kind: "unknown", why: "float() of no number" };
    const element = cellElement(cell);
    if (element === undefined) return { kind: "value", value: boundedFloat(cell) };
    return { kind: "value", value: pyFloat(elementCaster(cell.dtype, float64)(element) as number) };
  });
}

/** `complex(value)` of the same. */
export function toComplex(value: Value): Effect {
  return attempt(() => {
    const cell = cellOf(value);
    if (isMasked(value)) return { kind: "unknown", why: "complex() of a masked element" };
    const element = "mMOV".includes(cell.dtype.kind) ? undefined : cellElement(cell);
    if (element === undefined) return { kind: "unknown", why: "complex() of an unknown value" };
    const number = elementCaster(cell.dtype, complex128)(element) as { re: number; im: number };
    return { kind: "value", value: { t: "complex", ...number } };
  });
}

function cellOf(value: Value): NDArray {
  if (value.t === "scalar") return value.cell;
  if (value.t !== "ndarray") return raise("TypeError", `a real number is required, not ${typeName(value)}`);
  if (value.shape.length === 0) return value;
  if (value instanceof MaskedArray) {
    if (value.shape.every((length) => length === 1)) return notKnown("a masked array of one element");
    return raise("TypeError", "Only length-1 arrays can be converted to Python scalars");
  }
  return raise("TypeError", "only 0-dimensional arrays can be converted to Python scalars");
}

function whole(element: Element, cell: NDArray): number | bigint {
  if (typeof element === "bigint" || typeof element === "boolean") return BigInt(element);
  const number = cell.dtype.kind === "c" ? (element as { re: number }).re : element;
  if (typeof number === "number") {
    if (Number.isNaN(number)) raise("ValueError", "cannot convert float NaN to integer");
    if (!Number.isFinite(number)) raise("OverflowError", "cannot convert float infinity to integer");
    return Number.isSafeInteger(Math.trunc(number)) ? Math.trunc(number) + 0 : BigInt(Math.trunc(number));
  }
  return elementCaster(cell.dtype, int64)(element) as number | bigint;
}

function boundedFloat(cell: NDArray): Value {
  const bounds = asBounds(hullOf(cell), cell.dtype);
  return bounds && !bounds.nan ? { t: "float", lo: bounds.lo, hi: bounds.hi } : anyFloat;
}

function notReal(type: string, given: string): never {
  const expected =
    type === "int" ? "a string, a bytes-like object or a real number" : "a string or a real number";
  return raise("TypeError", `${type}() argument must be ${expected}, not '${given}'`);
}
