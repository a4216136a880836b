import { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Mask, MaskedArray } from "../../ndarray/masked.ts";
import { none, pyTrue, pyTuple, type Value } from "../../ndarray/value.ts";
import { type Composer, composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import type { Effect } from "../op.ts";
import { masked } from "./constant.ts";
import { newMasked } from "./create.ts";
import { change, dataOf, emptyMask, knownMask, maskOf, truth, wrapped } from "./parts.ts";
import { newRecord } from "./record.ts";
import { effectOf, writeEffect } from "./row.ts";

/** `array[index]` of a masked array. */
export function getMaskedItem(self: MaskedArray, index: Value, context: Context): Effect {
  const np = composer(context);
  return effectOf(itemOf(np, self, index, context), [self]);
}

/** Returns `array[index]`: a view or copy with its part of the mask, an element, or the constant where that is masked. */
export function itemOf(np: Composer, self: MaskedArray, index: Value, context: Context): Value {
  const plain = plainIndex(np, index);
  const found = np.item(dataOf(np, self), plain);
  const mask = maskOf(self);
  const part: Value | "none" | "unknown" = mask instanceof NDArray ? np.item(mask, plain) : mask;
  const isElement =
    part !== "none" && part !== "unknown" ? !(part instanceof NDArray) : !(found instanceof NDArray);
  if (isElement) return elementOf(np, self, found, part, context);
  if (!(found instanceof NDArray)) return notKnown("an element of a masked array");
  const made = wrapped(found, partMask(np, part, found), self);
  const { fill } = self.masking;
  if (isFieldIndex(plain) && fill && fill !== "unknown")
    change(made, { fill: np.asArray(np("array", np.item(fill, plain))) });
  if (part !== "none") change(made, { shared: true });
  return made;
}

function partMask(np: Composer, part: Value | "none" | "unknown", found: NDArray): Mask {
  if (part === "none" || part === "unknown") return part;
  return np.asArray(np.method(np.asArray(part), "reshape", [np.get(found, "shape")]));
}

function elementOf(
  np: Composer,
  self: MaskedArray,
  found: Value,
  part: Value | "none" | "unknown",
  context: Context,
): Value {
  if (part === "unknown") return notKnown("whether an element is masked");
  if (found.t === "scalar" && found.dtype.fields) return newRecord(found, part, self.masking.hard);
  const isMasked = part !== "none" && truth(part);
  if (self.dtype.kind === "O" && found instanceof NDArray)
    return isMasked ? newMasked(np, found, { mask: pyTrue }, context) : found;
  return isMasked ? masked : found;
}

function isFieldIndex(index: Value): boolean {
  return index.t === "str" || (index.t === "list" && (index.items?.[0]?.t ?? "none") === "str");
}

/** An index that is masked itself counts with all its elements. */
export function plainIndex(np: Composer, index: Value): Value {
  if (index instanceof MaskedArray) return dataOf(np, index);
  if (index.t === "tuple" && index.items.some((item) => item instanceof MaskedArray))
    return pyTuple(index.items.map((item) => plainIndex(np, item)));
  return index;
}

/** `array[index] = value` of a masked array. */
export function setMaskedItem(self: MaskedArray, index: Value, value: Value, context: Context): Effect {
  if (self === masked) raise("MaskError", "Cannot alter the masked element.");
  const np = composer(context);
  setItemOf(np, self, index, value);
  return writeEffect(self, value, none);
}

/** Writes elements, and their part of the mask. */
export function setItemOf(np: Composer, self: MaskedArray, index: Value, value: Value): void {
  const data = dataOf(np, self);
  const mask = knownMask(self);
  if (index.t === "str") {
    np.put(data, index, plainValue(np, value));
    const given = knownMask(value);
    np.put(ownMask(np, self), index, given === "none" ? { t: "bool", v: false } : given);
    return;
  }
  const at = plainIndex(np, index);
  if (value === masked) {
    np.put(ownMask(np, self), at, flags(self, true));
    return;
  }
  const given = knownMask(value);
  const wanted: Value | "none" = self.dtype.fields && given === "none" ? flags(self, false) : given;
  if (mask === "none") {
    np.put(data, at, plainValue(np, value));
    if (wanted !== "none") np.put(ownMask(np, self), at, wanted);
  } else if (!self.masking.hard) {
    np.put(data, at, plainValue(np, value));
    const isIndexOnly = index instanceof MaskedArray && !(value instanceof MaskedArray);
    if (!isIndexOnly) np.put(mask, at, wanted === "none" ? { t: "bool", v: false } : wanted);
  } else setHard(np, self, data, mask, at, value);
}

/** Masked elements of a hard mask keep their values. */
function setHard(
  np: Composer,
  self: MaskedArray,
  data: NDArray,
  mask: NDArray,
  at: Value,
  value: Value,
): void {
  const plain = plainValue(np, value);
  if (at instanceof NDArray && at.dtype.kind === "b") {
    np.put(data, np("multiply", at, np("logical_not", mask)), plain);
    return;
  }
  if (self.dtype.fields) raise("NotImplementedError", "Flexible 'hard' masks are not yet supported.");
  const part = np.item(mask, at);
  const given = knownMask(value);
  const present = np.item(data, at);
  const joint = given === "none" ? part : np("logical_or", part, given);
  if (present instanceof NDArray && present.shape.length > 0) {
    const kept = np.asArray(np.method(present, "copy"));
    np.named("copyto", [kept, plain], { where: np("logical_not", joint) });
    np.put(data, at, kept);
  } else if (!truth(joint)) np.put(data, at, plain);
  np.put(mask, at, joint);
}

function plainValue(np: Composer, value: Value): Value {
  return value instanceof MaskedArray ? dataOf(np, value) : value;
}

function flags(self: MaskedArray, flag: boolean): Value {
  const value: Value = { t: "bool", v: flag };
  return self.dtype.fields ? pyTuple(self.dtype.fields.map(() => value)) : value;
}

/** Returns the array's mask, which is made where there is none. */
export function ownMask(np: Composer, self: MaskedArray): NDArray {
  const mask = knownMask(self);
  if (mask !== "none") return mask;
  const made = emptyMask(np, self);
  change(self, { mask: made });
  return made;
}
