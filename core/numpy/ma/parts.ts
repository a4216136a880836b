import { NDArray, viewOf } from "../../ndarray/array.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { countOfTrue } from "../../ndarray/contents/truths.ts";
import { bool, type DType } from "../../ndarray/dtypes/dtype.ts";
import { structured, subarrayOf } from "../../ndarray/dtypes/structured.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { boundsOf, same } from "../../ndarray/layouts/dim.ts";
import { isC, isF, size } from "../../ndarray/layouts/layout.ts";
import { type Mask, MaskedArray, type Masking } from "../../ndarray/masked.ts";
import { pyTuple, type Value } from "../../ndarray/value.ts";
import type { Composer } from "../calls/composer.ts";
import { masked } from "./constant.ts";

/** True for masked arrays, the masked constant and masked records. */
export function isMaskedArray(value: Value): value is MaskedArray {
  return value instanceof MaskedArray;
}

/** Returns the elements of a masked array, masked ones too, as a plain array on the same memory; of anything else what `np.asarray` makes. */
export function dataOf(np: Composer, value: Value): NDArray {
  if (value instanceof MaskedArray) return viewOf(value, value.layout, "ndarray");
  // Matrices and records keep their class below the mask, with its own ways.
  if (value instanceof NDArray && value.subclass !== "ndarray" && value.subclass !== "memmap")
    return notKnown(`a masked ${value.subclass}`);
  return np.asArray(value);
}

/** Returns the mask that goes with a value. */
export function maskOf(value: Value): Mask {
  if (value.t === "unknown" || value.t === "foreign") return "unknown";
  return value instanceof MaskedArray ? value.masking.mask : "none";
}

/** Returns the mask where it is known whether there is one. */
export function knownMask(value: Value): NDArray | "none" {
  return settledMask(maskOf(value));
}

/** Gives up where it is not known whether there is a mask. */
export function settledMask(mask: Mask): NDArray | "none" {
  return mask === "unknown" ? notKnown("whether anything is masked") : mask;
}

/** Returns a mask of the array's shape, also where there is none. */
export function maskArrayOf(np: Composer, value: Value): NDArray {
  const mask = knownMask(value);
  if (mask !== "none") return mask;
  const array = np.asArray(value);
  return emptyMask(np, array, value instanceof NDArray ? array.dtype : bool);
}

/** Returns a mask of an array's shape in which nothing is masked; structured for a structured dtype. */
export function emptyMask(np: Composer, like: NDArray, dtype: DType = like.dtype): NDArray {
  return np.array("zeros", shapeOf(like), { t: "dtype", dtype: maskDType(dtype) });
}

/** Returns the array's shape as a tuple. */
export function shapeOf(array: NDArray): Value {
  return pyTuple(array.shape.map((v) => ({ t: "int", v })));
}

/** Returns the dtype of a mask for elements of a dtype: bool, or the same fields of bool. */
export function maskDType(dtype: DType): DType {
  return replacedDType(dtype, bool);
}

/** Returns a masked array over `data`. Fill value and hardness are those of `like`. */
export function wrapped(data: NDArray, mask: Mask, like?: Value): MaskedArray {
  const from = like instanceof MaskedArray ? like.masking : { hard: false, shared: false };
  return new MaskedArray(data, { ...from, mask });
}

/** Changes some of what a masked array has beside its data. */
export function change(array: MaskedArray, to: Partial<Masking>): void {
  array.masking = { ...array.masking, ...to };
}

/** Returns whether anything is masked; undefined when that is not known. */
export function anyTrue(mask: NDArray): boolean | undefined {
  const count = countOfTrue(mask);
  if (same(count, 0) === true) return false;
  return boundsOf(count)[0] > 0 ? true : undefined;
}

/** Returns whether everything is masked; undefined when that is not known. */
export function allTrue(mask: NDArray): boolean | undefined {
  const count = countOfTrue(mask);
  const all = size(mask.layout);
  if (same(count, all) === true) return true;
  return boundsOf(count)[1] < boundsOf(all)[0] ? false : undefined;
}

/** Returns the truth of one value; gives up where it is not known. */
export function truth(value: Value): boolean {
  if (value.t === "bool") return value.v ?? notKnown("a truth");
  if (value.t === "int" && typeof value.v === "number") return value.v !== 0;
  if (value.t === "none") return false;
  const array = value.t === "scalar" ? value.cell : value.t === "ndarray" ? value : notKnown("a truth");
  if (same(size(array.layout), 1) !== true)
    return raise(
      "ValueError",
      "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
    );
  return anyTrue(array) ?? notKnown("a truth");
}

/** What a computation gives for a single element: the constant where it is masked. */
export function maskedOr(mask: Value | "none", value: Value): Value {
  return mask !== "none" && truth(mask) ? masked : value;
}

/** Writes `from` into a new array wherever `mask` is true; where the mask is not known the elements are not known either. */
export function copyWhere(np: Composer, into: NDArray, from: Value, mask: Mask): void {
  if (mask === "none") return;
  if (mask === "unknown") {
    into.buffer.store.contents = nothing;
    return;
  }
  try {
    np.named("copyto", [into, from], { casting: { t: "str", v: "unsafe" }, where: mask });
  } catch (error) {
    // NumPy leaves the elements as they are where they can't be put back.
    if (!(error instanceof NumpyError)) throw error;
  }
}

/** Returns a dtype with all its fields, or itself, replaced. */
export function replacedDType(dtype: DType, by: DType): DType {
  if (dtype.subarray) {
    const base = replacedDType(dtype.subarray.base, by);
    return subarrayOf(base, dtype.subarray.shape);
  }
  if (!dtype.fields) return by;
  return structured(
    dtype.fields.map(({ name, title, dtype: inner }) => ({ name, title, dtype: replacedDType(inner, by) })),
  );
}

/** Returns a copy of a mask for a copy of its array: in C or Fortran order where the array is. */
export function maskCopy(np: Composer, mask: NDArray, like: NDArray): NDArray {
  const order = isC(like.layout) === true ? "C" : isF(like.layout) === true ? "F" : "K";
  const dtype: Value = { t: "dtype", dtype: maskDType(like.dtype) };
  return np.asArray(np.method(mask, "astype", [dtype], { order: { t: "str", v: order } }));
}
