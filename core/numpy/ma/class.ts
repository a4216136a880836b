import { NDArray, viewOf } from "../../ndarray/array.ts";
import { bool } from "../../ndarray/dtypes/dtype.ts";
import { notKnown } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { scalar } from "../../ndarray/make.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { NumpyObject, none, pyBool, pyInt, type Value } from "../../ndarray/value.ts";
import { attributeOf } from "../attributes/attributes.ts";
import { type Composer, composer } from "../calls/composer.ts";
import { defineClass, type NumpyClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { rowOf } from "../names/registry.ts";
import { attempt, type Effect } from "../op.ts";
import { masked } from "./constant.ts";
import { fillValue, setFillValue } from "./fill.ts";
import { getMaskedItem, itemOf, setItemOf, setMaskedItem } from "./items.ts";
import { setMask } from "./masks.ts";
import { maskedBinary, maskedCompare, maskedInplace, maskedUnary } from "./operators.ts";
import { change, dataOf, knownMask, maskOf, wrapped } from "./parts.ts";
import { maskedRepr, maskedStr } from "./print.ts";
import { effectOf, writeEffect } from "./row.ts";

/** The mask as the program sees it: a view, or `np.False_`. */
function maskValue(self: MaskedArray): Value {
  const mask = knownMask(self);
  return mask === "none" ? scalar(bool, false) : viewOf(mask, mask.layout);
}

type Get = (self: MaskedArray, np: Composer, context: Context) => Value;

/** A part of the array's elements, each with its flag. */
const part =
  (name: string): Get =>
  (self, np) => {
    const data = np.asArray(np.get(dataOf(np, self), name));
    return wrapped(data, maskOf(self));
  };

const attributes: Readonly<Record<string, Get>> = {
  data: (self, np) => dataOf(np, self),
  _data: (self, np) => dataOf(np, self),
  mask: maskValue,
  _mask: (self) => {
    const mask = knownMask(self);
    return mask === "none" ? scalar(bool, false) : mask;
  },
  recordmask: (self, np) => {
    const mask = knownMask(self);
    if (mask === "none") return scalar(bool, false);
    if (!mask.dtype.fields) return viewOf(mask, mask.layout);
    const flat = np("ma.flatten_structured_array", mask);
    return np.named("all", [flat], { axis: pyInt(-1) });
  },
  fill_value: (self, np) => fillValue(np, self),
  hardmask: (self) => pyBool(self.masking.hard),
  sharedmask: (self) => pyBool(self.masking.shared),
  baseclass: () => ({ t: "numpy", name: "numpy.ndarray" }),
  T: (self, np) => np("ma.MaskedArray.transpose", self),
  mT: (self, np) => {
    const mask = knownMask(self);
    return wrapped(
      np.asArray(np.get(dataOf(np, self), "mT")),
      mask === "none" ? mask : np.asArray(np.get(mask, "mT")),
    );
  },
  real: part("real"),
  imag: part("imag"),
  flat: (self) => new NumpyObject("MaskedIterator", 0, [self]),
  __class__: (self) => ({ t: "numpy", name: `numpy.ma.${self.subclass}` }),
};

/** What is no different from a plain array. */
const plain = new Set("base ctypes device dtype flags itemsize nbytes ndim shape size strides".split(" "));

/** Methods that a masked array has beside those of other arrays. */
const methods = new Set(
  "anom compressed count filled get_fill_value get_imag get_real harden_mask ids iscontiguous product set_fill_value shrink_mask soften_mask toflex torecords unshare_mask".split(
    " ",
  ),
);

function attribute(self: MaskedArray, name: string, context: Context): Effect | undefined {
  if (Object.hasOwn(attributes, name))
    return attempt(() => effectOf(attributes[name](self, composer(context), context), [self]));
  if (plain.has(name))
    return attempt(() => attributeOf(dataLike(self, name), name, context) ?? notKnown(name));
  const isMissing = methods.has(name) && !rowOf(`numpy.ma.MaskedArray.${name}`);
  return isMissing ? { kind: "unknown", why: `method ${name}` } : undefined;
}

/** The base and the flags are those of the masked array itself, which most often is a view. */
function dataLike(self: MaskedArray, name: string): NDArray {
  if (name !== "base" && name !== "flags") return viewOf(self, self.layout, "ndarray");
  return new NDArray(self.layout, self.buffer, self.base, self.owndata, self.writeable);
}

type Set = (self: MaskedArray, to: Value, np: Composer, context: Context) => void;

const setters: Readonly<Record<string, Set>> = {
  mask: (self, to, np, context) => setMask(np, self, to, context),
  fill_value: (self, to, np) => setFillValue(np, self, to),
  shape: (self, to, np) => {
    const mask = knownMask(self);
    const data = np.asArray(np.method(dataOf(np, self), "reshape", [to]));
    if (data.buffer !== self.buffer) notKnown("a shape that needs a copy");
    if (mask !== "none") change(self, { mask: np.asArray(np.method(mask, "reshape", [to])) });
    self.layout = data.layout;
  },
  flat: (self, to, np) => {
    const flat = np("ma.MaskedArray.ravel", self) as MaskedArray;
    if (flat.buffer !== self.buffer) notKnown("a flat view");
    setItemOf(np, flat, { t: "slice", start: none, stop: none, step: none }, to);
    if (knownMask(self) === "none" && knownMask(flat) !== "none") change(self, { mask: "unknown" });
  },
};

function setAttribute(self: MaskedArray, name: string, to: Value, context: Context): Effect | undefined {
  if (self === masked)
    return { kind: "raise", type: "AttributeError", message: "attributes of masked are not writeable" };
  if (!Object.hasOwn(setters, name)) {
    self.lose();
    return { kind: "unknown", why: `attribute ${name}` };
  }
  return attempt(() => {
    setters[name](self, to, composer(context), context);
    return name === "fill_value" ? { kind: "value", value: none } : writeEffect(self, to, none);
  });
}

const behaviour: NumpyClass<MaskedArray> = {
  rows: "numpy.ma.MaskedArray",
  attribute,
  setAttribute,
  getItem: getMaskedItem,
  setItem: setMaskedItem,
  binary: (...given) => attempt(() => maskedBinary(...given)),
  compare: (...given) => attempt(() => maskedCompare(...given)),
  inplace: (...given) => attempt(() => maskedInplace(...given)),
  unary: (...given) => attempt(() => maskedUnary(...given)),
  repr: maskedRepr,
  str: maskedStr,
};

defineClass<MaskedArray>("MaskedArray", behaviour);
defineClass<MaskedArray>("MaskedConstant", {
  ...behaviour,
  repr: () => "masked",
  str: () => "--",
});

/** The elements one after the other, each with its flag. */
defineClass("MaskedIterator", {
  next: (self, context) => {
    const at = self.state;
    if (typeof at !== "number") return notKnown("how far an iterator is");
    const np = composer(context);
    const flat = np("ma.MaskedArray.ravel", self.holds[0]) as MaskedArray;
    const [length] = flat.shape;
    if (!isExact(length)) return notKnown("a length");
    if (at >= length) return "end";
    self.state = at + 1;
    return itemOf(np, flat, pyInt(at), context);
  },
  rows: "numpy.ma.MaskedIterator",
  getItem: ({ holds: [self] }, index, context) => {
    const np = composer(context);
    const flat = np("ma.MaskedArray.ravel", self) as MaskedArray;
    const found = itemOf(np, flat, index, context);
    return effectOf(
      found instanceof MaskedArray && found !== masked ? np("ma.MaskedArray.copy", found) : found,
      [],
    );
  },
  setItem: ({ holds: [self] }, index, value, context) => {
    if (!(self instanceof MaskedArray)) return notKnown("a masked array");
    const np = composer(context);
    np.put(np.get(dataOf(np, self), "flat"), index, value instanceof MaskedArray ? dataOf(np, value) : value);
    const mask = knownMask(self);
    const given = knownMask(value);
    if (mask !== "none") np.put(np.get(mask, "flat"), index, given === "none" ? pyBool(false) : given);
    return writeEffect(self, value, none);
  },
  iterate: ({ holds: [self] }, context) => {
    const np = composer(context);
    const flat = np("ma.MaskedArray.ravel", self) as MaskedArray;
    const [length] = flat.shape;
    if (!isExact(length) || length > 100_000) return undefined;
    return Array.from({ length }, (_, i) => itemOf(np, flat, pyInt(i), context));
  },
  length: ({ holds: [self] }) => {
    const count = (self as MaskedArray).shape.reduce<number>((n, d) => (isExact(d) ? n * d : Number.NaN), 1);
    return Number.isNaN(count) ? undefined : count;
  },
});
