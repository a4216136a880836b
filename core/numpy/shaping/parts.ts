import type { NDArray } from "../../ndarray/array.ts";
import { placesIn } from "../../ndarray/assign.ts";
import { imaginaryPart, partOf } from "../../ndarray/dtypes/parts.ts";
import { byteBounds } from "../../ndarray/layouts/layout.ts";
import { pyBool, type Value } from "../../ndarray/value.ts";
import { attributeOf } from "../attributes/attributes.ts";
import { any, opt } from "../calls/bind.ts";
import { array } from "../calls/readers.ts";
import { allocEffect, valueEffect, viewEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";

/** `np.real(val)` and `np.imag(val)`: the value's own attribute, or that of the array it makes. */
function part(val: Value, which: "real" | "imag", context: Context): Effect {
  if (val.t === "ndarray" || val.t === "scalar")
    return attributeOf(val, which, context) ?? { kind: "unknown", why: which };
  if (val.t === "int" || val.t === "bool") return valueEffect(which === "real" ? val : { t: "int", v: 0 });
  if (val.t === "float") return valueEffect(which === "real" ? val : { t: "float", v: 0 });
  if (val.t === "complex") return valueEffect({ t: "float", v: which === "real" ? val.re : val.im });
  const a = asArray(val, context);
  if (a.dtype.kind === "c") return viewEffect(a, partOf(a.layout, which === "real" ? "real" : "imaginary"));
  return which === "real" ? allocEffect(a) : allocEffect(imaginaryPart(a));
}

/** Do the two arrays' memory ranges meet? Unknown when their elements may still lie between each other. */
function mayShare(a: NDArray, b: NDArray, isExactly: boolean): boolean | undefined {
  if (a.buffer.store !== b.buffer.store || a.buffer !== b.buffer)
    return a.buffer === b.buffer ? undefined : false;
  const [first, second] = [byteBounds(a.layout), byteBounds(b.layout)];
  if (!first || !second) return undefined;
  if (first[0] === first[1] || second[0] === second[1]) return false;
  if (first[1] <= second[0] || second[1] <= first[0]) return false;
  return isExactly ? sharesElement(a, b) : true;
}

/** Looks for a common byte, element by element, when there are few. */
function sharesElement(a: NDArray, b: NDArray): boolean | undefined {
  const [x, y] = [bytesOf(a), bytesOf(b)];
  if (!x || !y) return undefined;
  for (const byte of x) if (y.has(byte)) return true;
  return false;
}

function bytesOf(a: NDArray): ReadonlySet<number> | undefined {
  const places = placesIn(a.layout);
  if (!places || places.length * a.dtype.itemsize > 1_000_000) return undefined;
  const bytes = new Set<number>();
  for (const place of places) for (let i = 0; i < a.dtype.itemsize; i++) bytes.add(place + i);
  return bytes;
}

register("numpy", {
  real: op({ val: any }, ({ val }, context) => part(val, "real", context)),
  imag: op({ val: any }, ({ val }, context) => part(val, "imag", context)),
  shares_memory: op({ a: array, b: array, max_work: opt(any, undefined) }, ({ a, b }) =>
    valueEffect(pyBool(mayShare(a, b, true))),
  ),
  may_share_memory: op({ a: array, b: array, max_work: opt(any, undefined) }, ({ a, b }) =>
    valueEffect(pyBool(mayShare(a, b, false))),
  ),
  iterable: op({ y: any }, ({ y }) => valueEffect(pyBool(isIterable(y)))),
});

function isIterable(y: Value): boolean | undefined {
  if (y.t === "ndarray") return y.shape.length > 0;
  if (["tuple", "list", "dict", "set", "str", "bytes", "range"].includes(y.t)) return true;
  return ["int", "float", "complex", "bool", "none"].includes(y.t) ? false : undefined;
}
