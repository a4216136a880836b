import { NDArray, viewOf } from "../../ndarray/array.ts";
import { assign, fitted } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { pack } from "../../ndarray/casts/pack.ts";
import { checkCast } from "../../ndarray/dtypes/cancast.ts";
import { type DType, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { withWeak } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { cannotBroadcastInto, showShape } from "../../ndarray/layouts/broadcast.ts";
import { same, sameShape } from "../../ndarray/layouts/dim.ts";
import { isC, isF } from "../../ndarray/layouts/layout.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { array, dtype } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { casting } from "../conversion/casting.ts";
import { asArray } from "../conversion/coerce.ts";
import { itemsOf, typeName } from "../conversion/python.ts";
import { elementFor } from "../items/storeelement.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { assignWhere } from "../ufunc/masked.ts";
import { toArray } from "./array.ts";

type Rule = "no" | "equiv" | "safe" | "same_kind" | "unsafe";

/** `np.copyto(dst, src, casting, where)`. */
function copyTo(dst: Value, src: Value, rule: Rule, where: Value | undefined, context: Context): Effect {
  if (dst.t === "unknown") return notKnown("the array to copy into");
  if (!(dst instanceof NDArray))
    return raise("TypeError", `copyto() argument 1 must be a numpy.ndarray, not ${typeName(dst)}`);
  if (!dst.writeable) raise("ValueError", "assignment destination is read-only");
  const from = weakSource(src, dst.dtype, context) ?? asArray(src, context);
  checkCast(from.dtype, dst.dtype, rule, from.shape.length === 0 ? "scalar" : "array data");
  // What would only be copied to itself is left alone, whatever the mask.
  if (isSamePlace(from, dst)) return { kind: "write", into: dst, from: src, value: none };
  if (where && !(where.t === "bool" && where.v === true)) {
    const mask = asArray(where, context);
    const seen = fitted(from.layout, dst.shape) ?? cannotBroadcastInto(from.shape, dst.shape);
    requireMask(mask, dst);
    assignWhere(dst, castArray(viewOf(from, seen, "ndarray"), dst.dtype), mask);
  } else assign(dst, from);
  return { kind: "write", into: dst, from: src, value: none };
}

function isSamePlace(a: NDArray, b: NDArray): boolean {
  if (a.buffer.store !== b.buffer.store || !sameDType(a.dtype, b.dtype)) return false;
  const isEqual =
    sameShape(a.shape, b.shape) === true && sameShape(a.layout.strides, b.layout.strides) === true;
  return isEqual && same(a.layout.offset, b.layout.offset) === true;
}

/** A mask has no more axes than what it masks, and is no longer along any of them. */
function requireMask(mask: NDArray, dst: NDArray): void {
  if (mask.shape.length <= dst.shape.length && fitted(mask.layout, dst.shape)) return;
  raise(
    "ValueError",
    `could not broadcast where mask from shape ${showShape(mask.shape)} into shape ${showShape(dst.shape)}`,
  );
}

/** A Python number takes the target's dtype where its kind allows; one that does not fit raises. */
function weakSource(src: Value, type: DType, context: Context): NDArray | undefined {
  if (src.t !== "int" && src.t !== "float" && src.t !== "complex") return undefined;
  if (!"iufc".includes(type.kind)) return undefined;
  const own = withWeak(type, src.t);
  if (own.kind !== type.kind) return undefined;
  if (pack(src, own) === undefined) return undefined;
  return asArray(src, context, own);
}

/** `a.fill(value)`: the value as one element. */
function fill(a: NDArray, value: Value, context: Context): Effect {
  if (!a.writeable) raise("ValueError", "assignment destination is read-only");
  if (a.dtype.kind === "O" && value.t === "ndarray") return notKnown("arrays as elements");
  const isSequence =
    value.t === "list" || value.t === "tuple" || (value.t === "ndarray" && value.shape.length > 0);
  if (isSequence && a.dtype.kind !== "O" && !a.dtype.fields)
    raise("ValueError", "setting an array element with a sequence.");
  assign(a, elementFor(a.dtype, value, context));
  return { kind: "write", into: a, from: value, value: none };
}

const flagNames: Readonly<Record<string, string>> = {
  C: "C",
  C_CONTIGUOUS: "C",
  CONTIGUOUS: "C",
  F: "F",
  F_CONTIGUOUS: "F",
  FORTRAN: "F",
  A: "A",
  ALIGNED: "A",
  W: "W",
  WRITEABLE: "W",
  O: "O",
  OWNDATA: "O",
  E: "E",
  ENSUREARRAY: "E",
};

/** `np.require(a, dtype, requirements)`. */
function require_(
  a: Value,
  type: DType | undefined,
  requirements: Value | undefined,
  context: Context,
): Effect {
  const wanted = new Set(requirementsOf(requirements, context));
  if (wanted.size === 0) return toArray(a, { dtype: type, subok: true }, context);
  const subok = !wanted.delete("E");
  if (wanted.has("C") && wanted.has("F")) raise("ValueError", 'Cannot specify both "C" and "F" order');
  const order = wanted.has("F") ? "F" : wanted.has("C") ? "C" : "A";
  const effect = toArray(a, { dtype: type, order, subok }, context);
  const made = (effect as { readonly value?: Value }).value;
  if (made?.t !== "ndarray") return effect;
  const lacks = [...wanted].some((flag) => !meets(made, flag));
  return lacks ? toArray(made, { order, copy: true, subok: true }, context) : effect;
}

function requirementsOf(value: Value | undefined, context: Context): readonly string[] {
  if (!value || value.t === "none") return [];
  const items =
    value.t === "str" && value.v !== undefined
      ? [...value.v]
      : itemsOf(value, context)?.map((item) => (item.t === "str" ? item.v : undefined));
  return (items ?? notKnown("requirements")).map((name) => {
    if (name === undefined) return notKnown("requirements");
    return flagNames[name.toUpperCase()] ?? raise("KeyError", `'${name.toUpperCase()}'`);
  });
}

function meets(array: NDArray, flag: string): boolean {
  if (flag === "C") return isC(array.layout) ?? notKnown("the memory order");
  if (flag === "F") return isF(array.layout) ?? notKnown("the memory order");
  if (flag === "O") return array.owndata;
  return flag === "W" ? array.writeable : true;
}

register("numpy", {
  copyto: op(
    { dst: any, src: any, casting: opt(casting, "same_kind" as const), where: opt(any, undefined) },
    (of, context) => copyTo(of.dst, of.src, of.casting, of.where, context),
  ),
  require: op(
    { a: any, dtype: orNone(dtype, undefined), requirements: opt(any, undefined), like: opt(any, undefined) },
    (of, context) => require_(of.a, of.dtype, of.requirements, context),
  ),
});

register("numpy.ndarray", {
  fill: op({ a: array, value: any }, (of, context) => fill(of.a, of.value, context)),
});
