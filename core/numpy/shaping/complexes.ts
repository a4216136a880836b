import { eachOffset, elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { type Contents, nothing } from "../../ndarray/contents/contents.ts";
import { asBounds, hullOf } from "../../ndarray/contents/hull.ts";
import { byChar, type DType } from "../../ndarray/dtypes/dtype.ts";
import { realDType } from "../../ndarray/dtypes/parts.ts";
import type { Complex, Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { times } from "../../ndarray/layouts/dim.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { nbytes, size } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import { none, pyFloat, pyStr, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { apply } from "../calls/compose.ts";
import { composer } from "../calls/composer.ts";
import { array, boolean } from "../calls/readers.ts";
import { allocEffect, copyInto, valueEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { toFloat } from "../conversion/convert.ts";
import { register, rowOf } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elementValue } from "../scalars.ts";

/** Largest finite value of a float dtype. */
const greatest: Readonly<Record<number, number>> = {
  2: 65504,
  4: 3.4028234663852886e38,
  8: Number.MAX_VALUE,
};

/** What `np.nan_to_num` puts in place of NaN and the infinities; the dtype's limits where nothing is said. */
interface Replacements {
  readonly nan: number;
  readonly posinf?: number;
  readonly neginf?: number;
}

/** Returns the array, or with `copy=False` the same one, with every NaN and infinity replaced by a finite number. */
function nanToNum(x: NDArray, given: Value, copy: boolean, replacements: Replacements): Effect {
  const isArray = given.t === "ndarray" && given.shape.length > 0;
  const out = copy ? copyInto(x, layoutLike(x.layout)) : x;
  if ("fc".includes(x.dtype.kind)) assign(out, newArray(out.layout, replaced(out, replacements)));
  // Masks of NaNs and of infinities of either sign, which are made of others.
  const count = size(x.layout);
  const hidden = "fc".includes(x.dtype.kind)
    ? { hiddenPeak: times(5, count), hiddenTotal: times(8, count) }
    : {};
  if (!isArray && out.shape.length === 0) return { ...valueEffect(elementValue(out)), ...hidden };
  return copy ? { ...allocEffect(out), ...hidden } : { kind: "write", into: x, value: x, ...hidden };
}

function replaced(x: NDArray, replacements: Replacements): Contents {
  const { dtype, layout } = x;
  const limit = greatest[realDType(dtype).itemsize] ?? Number.MAX_VALUE;
  const finite = (value: number): number => {
    if (Number.isNaN(value)) return replacements.nan;
    if (value === Number.POSITIVE_INFINITY) return replacements.posinf ?? limit;
    return value === Number.NEGATIVE_INFINITY ? (replacements.neginf ?? -limit) : value;
  };
  return makeContents(layout, {
    fill: (data, target, objects) => {
      const elements = elementsOf(x);
      if (!elements) return false;
      let i = 0;
      const view = viewOn(data);
      eachOffset(target, (offset) => {
        writeElement(view, dtype, offset, finiteElement(elements[i++], finite), objects);
      });
      return true;
    },
    otherwise: () => boundedHull(x, finite, replacements),
  });
}

function finiteElement(element: Element, finite: (value: number) => number): Element {
  if (typeof element === "number") return finite(element);
  const { re, im } = element as Complex;
  return { re: finite(re), im: finite(im) };
}

function boundedHull(x: NDArray, finite: (value: number) => number, { nan }: Replacements): Contents {
  const bounds = asBounds(hullOf(x), x.dtype);
  if (!bounds) return nothing;
  const lo = Math.min(finite(bounds.lo), bounds.nan ? nan : Number.POSITIVE_INFINITY);
  const hi = Math.max(finite(bounds.hi), bounds.nan ? nan : Number.NEGATIVE_INFINITY);
  return { ...bounds, lo, hi, nan: false, integral: bounds.integral && Number.isInteger(nan) };
}

/** `np.angle(z)`: arctan2 of the parts, in degrees times 180/pi. */
function angle(z: NDArray, given: Value, deg: boolean, context: Context): Effect {
  const isComplex = z.dtype.kind === "c";
  const imaginary = isComplex ? apply("numpy.imag", [z], context) : ({ t: "int", v: 0 } as const);
  const real = isComplex ? apply("numpy.real", [z], context) : given.t === "ndarray" ? z : given;
  const radians = rowOf("numpy.arctan2")?.call([imaginary, real], new Map(), context);
  if (!radians || !deg || radians.kind === "raise" || radians.kind === "unknown")
    return radians ?? { kind: "unknown", why: "arctan2" };
  return (
    rowOf("numpy.multiply")?.call([radians.value, { t: "float", v: 180 / Math.PI }], new Map(), context) ?? {
      kind: "unknown",
      why: "multiply",
    }
  );
}

/** `np.sort_complex(a)`: a sorted copy along the last axis, always complex. */
function sortComplex(a: NDArray, context: Context): Effect {
  const sorted = apply("numpy.sort", [a], context);
  if (sorted.t !== "ndarray" || sorted.dtype.kind === "c")
    return sorted.t === "ndarray" ? allocEffect(sorted) : valueEffect(sorted);
  const isNarrow = ["b", "h", "B", "H"].includes(sorted.dtype.char);
  const dtype = byChar.get(sorted.dtype.char === "g" ? "G" : isNarrow ? "F" : "D") as DType;
  const bytes = nbytes(sorted.layout);
  return { ...allocEffect(castArray(sorted, dtype)), hiddenPeak: bytes, hiddenTotal: bytes };
}

/** Replacements that are arrays go element by element. */
function eachReplaced(
  x: Value,
  given: Readonly<Record<string, Value | undefined>>,
  context: Context,
): Effect {
  const call = composer(context);
  const array = call.asArray(x);
  if (!"fc".includes(array.dtype.kind) || array.shape.length === 0)
    return notKnown("replacements for each element");
  const limit = greatest[realDType(array.dtype).itemsize] ?? Number.MAX_VALUE;
  const out = call.array("array", array);
  // The parts of complex numbers are replaced one after the other.
  for (const part of out.dtype.kind === "c" ? [call.get(out, "real"), call.get(out, "imag")] : [out]) {
    const masks: readonly (readonly [Value, Value])[] = [
      [call("isnan", part), given.nan ?? pyFloat(0)],
      [call("isposinf", part), orElse(given.posinf, limit)],
      [call("isneginf", part), orElse(given.neginf, -limit)],
    ];
    for (const [where, value] of masks)
      call.named("copyto", [part, value], { where, casting: pyStr("unsafe") });
  }
  return allocEffect(out);
}

function orElse(value: Value | undefined, fallback: number): Value {
  return !value || value.t === "none" ? pyFloat(fallback) : value;
}

function isMany(value: Value | undefined): boolean {
  return value?.t === "list" || value?.t === "tuple" || (value?.t === "ndarray" && value.shape.length > 0);
}

function numberFrom(value: Value | undefined): number | undefined {
  if (!value || value.t === "none") return undefined;
  if (value.t === "list" || value.t === "tuple" || (value.t === "ndarray" && value.shape.length > 0))
    return notKnown("a replacement for each element");
  const effect = value.t === "ndarray" || value.t === "scalar" ? toFloat(value) : valueEffect(value);
  const plain = "value" in effect ? effect.value : none;
  return plain.t === "float" || plain.t === "int" ? Number(plain.v) : undefined;
}

const conjugate = op({ a: array }, ({ a }, context): Effect => {
  if (!"biufcO".includes(a.dtype.kind)) raise("TypeError", "cannot conjugate non-numeric dtype");
  if (a.dtype.kind !== "c" && a.dtype.kind !== "O") return valueEffect(a);
  return rowOf("numpy.conjugate")?.call([a], new Map(), context) ?? { kind: "unknown", why: "conjugate" };
});

register("numpy", {
  nan_to_num: op(
    {
      x: any,
      copy: opt(boolean, true),
      nan: opt(any, undefined),
      posinf: opt(any, undefined),
      neginf: opt(any, undefined),
    },
    (read, context) => {
      const { nan, posinf, neginf } = read;
      if (read.copy && [nan, posinf, neginf].some(isMany))
        return eachReplaced(read.x, { nan, posinf, neginf }, context);
      return nanToNum(array.read(read.x, context), read.x, read.copy, {
        nan: numberFrom(read.nan) ?? 0,
        posinf: numberFrom(read.posinf),
        neginf: numberFrom(read.neginf),
      });
    },
  ),
  angle: op({ z: any, deg: opt(boolean, false) }, (read, context) =>
    angle(array.read(read.z, context), read.z, read.deg, context),
  ),
  sort_complex: op({ a: array }, ({ a }, context) => sortComplex(a, context)),
});
register("numpy.ndarray", { conj: conjugate, conjugate });
