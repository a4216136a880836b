import { NDArray } from "../../ndarray/array.ts";
import { bool, type DType, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { dtypeText } from "../../ndarray/dtypes/dtypetext.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { sameShape } from "../../ndarray/layouts/dim.ts";
import { type Mask, MaskedArray } from "../../ndarray/masked.ts";
import { none, pyStr, pyTrue, pyTuple, type Value } from "../../ndarray/value.ts";
import type { Composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../conversion/python.ts";
import { masked } from "./constant.ts";
import { filledOf } from "./filled.ts";
import { anyTrue, change, dataOf, emptyMask, maskDType } from "./parts.ts";

/** True for `np.ma.nomask`, which is `np.False_`. */
export function isNoMask(value: Value): boolean {
  if (value.t !== "scalar" || value.dtype.kind !== "b") return false;
  return anyTrue(value.cell) === false;
}

/** How a mask is made of a value. */
export interface Making {
  readonly copy?: boolean;
  /** True where a mask in which nothing is masked becomes none. */
  readonly shrink?: boolean;
  readonly dtype?: DType;
}

/** Returns `np.ma.make_mask(value)`. */
export function madeMask(
  np: Composer,
  value: Value,
  { copy, shrink = true, dtype = bool }: Making = {},
): Mask {
  if (isNoMask(value)) return "none";
  const type = maskDType(dtype);
  if (value instanceof NDArray && value.dtype.fields && !type.fields) {
    return np.array("ones", np.get(value, "shape"), { t: "dtype", dtype: type });
  }
  const array = filledOf(np, value, pyTrue);
  const result = np.asArray(
    np.named("array", [array], { copy: copy ? pyTrue : none, dtype: { t: "dtype", dtype: type } }),
  );
  return shrink ? shrunk(result) : result;
}

/** Returns no mask where nothing is masked. */
export function shrunk(mask: Mask): Mask {
  if (!(mask instanceof NDArray) || mask.dtype.fields) return mask;
  const isMasked = anyTrue(mask);
  return isMasked === undefined ? "unknown" : isMasked ? mask : "none";
}

/** Returns the mask of what is masked by either (`np.ma.mask_or`). */
export function eitherMask(np: Composer, a: Mask, b: Mask, making: Making = {}): Mask {
  if (a === "unknown" || b === "unknown") return "unknown";
  if (a === "none" || b === "none") {
    const one = a === "none" ? b : a;
    return one === "none" ? "none" : madeMask(np, one, { ...making, dtype: one.dtype });
  }
  if (a === b) return making.shrink === false ? a : shrunk(a);
  if (!sameDType(a.dtype, b.dtype))
    raise("ValueError", `Incompatible dtypes '${dtypeText(a.dtype)}'<>'${dtypeText(b.dtype)}'`);
  if (a.dtype.fields) return eitherByField(np, a, b);
  return madeMask(np, np("logical_or", a, b), making);
}

function eitherByField(np: Composer, a: NDArray, b: NDArray): NDArray {
  const shape = np("broadcast_shapes", np.get(a, "shape"), np.get(b, "shape"));
  const result = np.array("zeros", shape, { t: "dtype", dtype: a.dtype });
  orFields(np, result, a, b);
  return result;
}

function orFields(np: Composer, into: NDArray, a: NDArray, b: NDArray): void {
  for (const { name, dtype } of into.dtype.fields ?? []) {
    const [x, y, z] = [a, b, into].map((array) => np.asArray(np.item(array, pyStr(name))));
    if (dtype.fields) orFields(np, z, x, y);
    else np.put(into, pyStr(name), np("logical_or", x, y));
  }
}

/** Returns a mask that a program gives, as an array of the data's mask dtype. */
export function givenMask(np: Composer, mask: Value, dtype: DType, copy: boolean, context: Context): NDArray {
  const plain = mask instanceof MaskedArray ? dataOf(np, mask) : mask;
  const typed = { copy: copy ? pyTrue : none, dtype: { t: "dtype", dtype } } as const;
  try {
    return np.asArray(np.named("array", [plain], typed));
  } catch (error) {
    if (!(error instanceof NumpyError) || error.type !== "TypeError" || !dtype.fields) throw error;
    const rows = itemsOf(mask, context) ?? notKnown("a mask");
    const width = dtype.fields.length;
    const tuples = rows.map((row) => pyTuple(new Array<Value>(width).fill(row)));
    return np.asArray(np.named("array", [{ t: "tuple", items: tuples }], typed));
  }
}

/** `array.mask = value`. */
export function setMask(np: Composer, array: MaskedArray, to: Value | "none", context: Context): void {
  const value: Value = to === "none" ? { t: "bool", v: false } : to === masked ? pyTrue : to;
  const { mask: present, hard } = array.masking;
  if (present === "unknown") notKnown("a mask");
  if (present === "none" && (to === "none" || isNoMask(value))) return;
  const mask = present === "none" ? emptyMask(np, array) : present;
  if (present === "none") change(array, { mask });
  if (!array.dtype.fields) putMask(np, mask, value, hard);
  else putRecords(np, mask, value, hard, context);
}

function putMask(np: Composer, mask: NDArray, value: Value, isHard: boolean): void {
  const plain = value instanceof MaskedArray ? dataOf(np, value) : value;
  if (isHard) np.put(mask, { t: "ellipsis" }, np("logical_or", mask, plain));
  else if (["int", "float", "bool", "scalar"].includes(plain.t)) np.put(mask, { t: "ellipsis" }, plain);
  else {
    const given = np.asArray(plain);
    // Otherwise the flags are used over and over, whatever the shapes are.
    if (sameShape(given.shape, mask.shape) === true) np.put(mask, { t: "ellipsis" }, given);
    else np.put(np.get(mask, "flat"), { t: "slice", start: none, stop: none, step: none }, given);
  }
}

function putRecords(np: Composer, mask: NDArray, value: Value, isHard: boolean, context: Context): void {
  const width = mask.dtype.fields?.length ?? 0;
  const given = isFlag(value)
    ? np.array("array", pyTuple(new Array<Value>(width).fill(value)), { t: "dtype", dtype: mask.dtype })
    : givenMask(np, value, mask.dtype, false, context);
  for (const { name } of mask.dtype.fields ?? []) {
    const [to, from] = [np.item(mask, pyStr(name)), np.item(given, pyStr(name))];
    np.put(mask, pyStr(name), isHard ? np("logical_or", to, from) : from);
  }
}

function isFlag(value: Value): boolean {
  return value.t === "bool" || (value.t === "scalar" && value.dtype.kind === "b");
}
