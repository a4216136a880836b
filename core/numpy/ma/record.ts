import { NDArray } from "../../ndarray/array.ts";
import { notKnown } from "../../ndarray/error.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { none, pyInt, pyTuple, Scalar, type Value } from "../../ndarray/value.ts";
import { type Composer, composer } from "../calls/composer.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import type { Effect } from "../op.ts";
import { strOf } from "../text.ts";
import { masked } from "./constant.ts";
import { newMasked } from "./create.ts";
import { filledOf } from "./filled.ts";
import { change, knownMask, truth } from "./parts.ts";
import { withDashes } from "./print.ts";
import { effectOf, maybe, row, writeEffect } from "./row.ts";

/** Returns a masked record (`np.ma.mvoid`) over a structured scalar; `part` is its mask. */
export function newRecord(scalar: Scalar, part: Value | "none", hard: boolean): MaskedArray {
  const mask =
    part === "none"
      ? "none"
      : part instanceof Scalar
        ? part.cell
        : part instanceof NDArray
          ? part
          : notKnown("a mask");
  return new MaskedArray(scalar.cell, { mask, hard, shared: true }, { subclass: "mvoid" });
}

/** The record without its mask. */
function scalarOf(self: MaskedArray): Scalar {
  return new Scalar(new NDArray(self.layout, self.buffer, self.base, false, self.writeable));
}

function maskScalar(self: MaskedArray): Scalar | "none" {
  const mask = knownMask(self);
  return mask === "none" ? mask : new Scalar(mask);
}

function fieldAt(np: Composer, self: MaskedArray, index: Value, context: Context): Value {
  const mask = maskScalar(self);
  const found = np.item(scalarOf(self), index);
  if (mask === "none") return found;
  const part = np.item(mask, index);
  if (part instanceof NDArray && part.shape.length > 0) return newMasked(np, found, { mask: part }, context);
  if (part.t === "scalar" && part.dtype.fields)
    return found.t === "scalar" ? newRecord(found, part, self.masking.hard) : notKnown("a field");
  return truth(part) ? masked : found;
}

function items(self: MaskedArray, context: Context): readonly Value[] {
  const np = composer(context);
  return (self.dtype.fields ?? []).map((_, i) => fieldAt(np, self, pyInt(i), context));
}

function text(self: MaskedArray, context: Context): string | undefined {
  const mask = knownMask(self);
  if (mask === "none") return strOf(scalarOf(self), context);
  const np = composer(context);
  return strOf(withDashes(np, new NDArray(self.layout, self.buffer, self.base, false), mask), context);
}

function setField(self: MaskedArray, index: Value, value: Value, context: Context): Effect {
  const np = composer(context);
  np.put(scalarOf(self), index, value);
  const mask = knownMask(self);
  if (mask === "none") return notKnown("the mask of a record");
  const given = knownMask(value);
  const flag: Value = given === "none" ? { t: "bool", v: false } : given;
  if (self.masking.hard) change(self, { mask: "unknown" });
  else np.put(new Scalar(mask), index, flag);
  return writeEffect(self, value, none);
}

defineClass<MaskedArray>("mvoid", {
  rows: "numpy.ma.mvoid",
  attribute: (self, name, context) => {
    const np = composer(context);
    if (name === "mask" || name === "_mask") {
      const mask = maskScalar(self);
      return mask === "none" ? np.get(self, "dtype") : mask;
    }
    if (name === "data" || name === "_data") return scalarOf(self);
    return undefined;
  },
  getItem: (self, index, context) => effectOf(fieldAt(composer(context), self, index, context), [self]),
  setItem: setField,
  iterate: items,
  length: (self) => self.dtype.fields?.length,
  str: text,
  repr: text,
});

register("numpy.ma.mvoid", {
  filled: row(
    { self: { read: (value: Value) => value }, fill_value: maybe },
    ({ self, fill_value: fill }, np) => np.item(filledOf(np, self, fill), pyTuple([])),
  ),
  tolist: row({ self: { read: (value: Value) => value } }, ({ self }, np, context) =>
    self instanceof MaskedArray
      ? pyTuple(items(self, context).map((item) => (item === masked ? none : np.method(item, "item"))))
      : notKnown("a record"),
  ),
});
