import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { textOf } from "../../ndarray/casts/pack.ts";
import { parseDatetime } from "../../ndarray/datetime/iso.ts";
import { bytes, type DType, str, type TimeUnit, voidOf } from "../../ndarray/dtypes/dtype.ts";
import { dtypeClass, dtypeText } from "../../ndarray/dtypes/dtypetext.ts";
import { promoteTypes, textLength } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { timeOf, type Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { sequenceItems } from "./discover.ts";

/** True for `str`, `bytes`, `void` without a length and times without a unit: what is cast decides. */
export function isOpen(dtype: DType): boolean {
  if (dtype.fields || dtype.subarray) return false;
  return ("SUV".includes(dtype.kind) && dtype.itemsize === 0) || dtype.unit?.base === "generic";
}

/** Returns the dtype that a cast of the array to `dtype` really gives: `str` becomes as long as the elements need. */
export function adaptedTo(dtype: DType, array: NDArray): DType {
  if (!isOpen(dtype)) return dtype;
  const from = array.dtype;
  if (dtype.kind === "M" && "SU".includes(from.kind)) return datesIn(dtype, array);
  if (from.kind !== "O") return openedFor(dtype, from);
  const values = elementsOf(array) ?? notKnown("lengths of objects");
  return values.reduce<DType>(
    (found, value) => longer(found, ofElement(dtype, (value ?? { t: "none" }) as Value)),
    dtype,
  );
}

/** The same for `astype` and `np.array`: some dtypes say nothing of what they become as another one. */
export function adaptedInCast(dtype: DType, array: NDArray): DType {
  const from = array.dtype;
  const hasNone = from.kind === "T" || (dtype.kind !== "V" && (from.fields?.length ?? 0) > 1);
  if (!hasNone || !isOpen(dtype)) return adaptedTo(dtype, array);
  return raise(
    "TypeError",
    `cannot cast dtype ${dtypeText(from)} to <class 'numpy.dtypes.${dtypeClass(dtype)}'>.`,
  );
}

/** The finest unit that an array's texts name. */
function datesIn(dtype: DType, array: NDArray): DType {
  const texts = elementsOf(array) ?? notKnown("dates in text");
  const units = texts.map((text) => ({ ...dtype, unit: unitOfText(dtype, text as string) }));
  return units.reduce<DType>(promoteTypes, dtype);
}

/** Returns the dtype of `np.array(value, dtype)` for a nested sequence whose elements lie `rank` deep. */
export function adaptedToItems(dtype: DType, value: Value, rank: number, context: Context): DType {
  if (!isOpen(dtype)) return dtype;
  const found = ofItems(dtype, value, rank, context);
  if ("SU".includes(dtype.kind) && found.itemsize === 0) return dtype.kind === "U" ? str(1) : bytes(1);
  return found;
}

function ofItems(dtype: DType, value: Value, rank: number, context: Context): DType {
  if (value.t === "ndarray") return adaptedTo(dtype, value);
  if (rank === 0) return ofElement(dtype, value);
  const items = sequenceItems(value, context) ?? notKnown("lengths of items");
  return items.reduce<DType>((found, item) => longer(found, ofItems(dtype, item, rank - 1, context)), dtype);
}

function longer(a: DType, b: DType): DType {
  // The later one is promoted, which shows in messages.
  if (a.unit && b.unit) return promoteTypes(b, a);
  return b.itemsize > a.itemsize ? b : a;
}

function ofElement(dtype: DType, given: Value): DType {
  const value = dtype.unit ? timeOf(given) : given;
  if (dtype.unit) return value.t === "scalar" ? openedFor(dtype, value.dtype) : ofTime(dtype, value);
  if (value.t === "scalar" && value.dtype.kind !== "M") return openedFor(dtype, value.dtype);
  const text = textOf(value) ?? notKnown("length of an item as text");
  const length = value.t === "bytes" ? (value.v?.length ?? 0) : [...text].length;
  return dtype.kind === "U" ? str(length) : dtype.kind === "S" ? bytes(length) : voidOf(length);
}

function ofTime(dtype: DType, value: Value): DType {
  if (value.t !== "str") return dtype;
  return value.v === undefined ? notKnown("a date in text") : { ...dtype, unit: unitOfText(dtype, value.v) };
}

function unitOfText(dtype: DType, text: string): TimeUnit {
  if (dtype.kind === "m") return { base: "generic", num: 1 };
  return parseDatetime(text)?.unit ?? notKnown("the current date");
}

/** The dtype without length or unit, made to hold elements of `from`. */
function openedFor(dtype: DType, from: DType): DType {
  if (from.kind === dtype.kind) return from;
  if (dtype.unit) {
    if (from.unit) return { ...dtype, unit: from.unit };
    return dtype;
  }
  if (dtype.kind === "V") return voidOf(from.itemsize);
  const length = lengthAsText(from);
  return dtype.kind === "U" ? str(length) : bytes(length);
}

function lengthAsText(from: DType): number {
  if (from.kind === "S") return from.itemsize;
  if (from.kind === "U") return from.itemsize / 4;
  if (from.kind === "m") return 21;
  if (from.kind === "M") return lengthOfDate[from.unit?.base ?? "generic"] ?? 21;
  return "biufc".includes(from.kind) ? textLength(from) : notKnown("length as text");
}

/** Characters that NumPy reserves for a datetime64 as text, by unit. */
const lengthOfDate: Readonly<Record<string, number>> = {
  Y: 22,
  M: 25,
  W: 28,
  D: 28,
  h: 32,
  m: 35,
  s: 38,
  ms: 42,
  us: 45,
  ns: 48,
  ps: 51,
  fs: 54,
  as: 57,
  generic: 4,
};
