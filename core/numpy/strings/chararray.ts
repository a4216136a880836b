import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { bytes, str } from "../../ndarray/dtypes/dtype.ts";
import { notKnown } from "../../ndarray/error.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { boolean, int, order, shape } from "../calls/readers.ts";
import { allocEffect, copyInto } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";

const unknownOf = (what: string): Effect => ({ kind: "unknown", why: `${what} of a chararray` });

/** What a chararray has of an ndarray as it is; its texts' own methods are those of `np.char`, and are not followed. */
const ofArrays: ReadonlySet<string> = new Set(
  "shape dtype size ndim itemsize nbytes strides flags base T setflags".split(" "),
);

defineClass<NDArray>("chararray", {
  rows: "numpy.char.chararray",
  attribute: (_, name) => (ofArrays.has(name) ? undefined : unknownOf(name)),
  getItem: () => unknownOf("items"),
  iterate: () => undefined,
  binary: () => unknownOf("an operation"),
  unary: () => unknownOf("an operation"),
  inplace: () => unknownOf("an operation"),
  compare: () => unknownOf("a comparison"),
  contains: () => undefined,
});

/** True of a call that is not followed because it is given a chararray. */
export function isOfChararray(name: string, args: readonly Value[]): boolean {
  const isGiven = args.some((value) => value.t === "ndarray" && value.subclass === "chararray");
  return isGiven && !asArrays.has(name.replace(/^numpy\./, ""));
}

const asArrays: ReadonlySet<string> = new Set(
  "array_repr array_str array2string shape ndim size ndarray.setflags".split(" "),
);

/** `np.char.array(obj)`: a copy. Texts that end in whitespace are shown without it, and are left aside. */
function madeOf(obj: Value, context: Context): Effect {
  const isMany = obj.t === "list" || obj.t === "tuple" || (obj.t === "ndarray" && obj.subclass === "ndarray");
  const from = isMany ? asArray(obj, context) : notKnown("a text that is cut into pieces");
  if (!"US".includes(from.dtype.kind)) return notKnown("texts of other values");
  const texts = elementsOf(from);
  if (!texts?.every((text) => !/\s$/.test(String(text)))) return notKnown("texts that may end in whitespace");
  return allocEffect(copyInto(from, allocatedIn(from.dtype, from.shape), "chararray"));
}

const array = op(
  {
    obj: any,
    itemsize: opt(any, none),
    copy: opt(any, none),
    unicode: opt(any, none),
    order: opt(any, none),
  },
  (read, context) => {
    const { itemsize, unicode, order: asked } = read;
    if ([itemsize, unicode, asked].some(({ t }) => t !== "none")) return notKnown("texts of another size");
    return madeOf(read.obj, context);
  },
);

const asarray = op(
  { obj: any, itemsize: opt(any, none), unicode: opt(any, none), order: opt(any, none) },
  (read, context) => {
    const { itemsize, unicode, order: asked } = read;
    if ([itemsize, unicode, asked].some(({ t }) => t !== "none")) return notKnown("texts of another size");
    return madeOf(read.obj, context);
  },
);

register("numpy.char", {
  array,
  asarray,
  chararray: op(
    {
      shape,
      itemsize: opt(int, 1),
      unicode: opt(boolean, false),
      buffer: opt(any, none),
      offset: opt(int, 0),
      strides: opt(any, none),
      order: opt(order, "C"),
    },
    ({ shape: lengths, itemsize, unicode, buffer, strides, order: asked }) => {
      if (buffer.t !== "none" || strides.t !== "none" || asked !== "C")
        return notKnown("texts over other memory");
      const dtype = unicode ? str(itemsize) : bytes(itemsize);
      return allocEffect(newArray(allocatedIn(dtype, lengths), nothing, "chararray"));
    },
  ),
});
