import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { bool } from "../../ndarray/dtypes/dtype.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import type { Value } from "../../ndarray/value.ts";
import { allocEffect } from "../calls/results.ts";
import type { Effect } from "../op.ts";
import { arrayWith } from "./elementwise.ts";

/** True for an array of StringDType in which texts are missing, or may be. */
export function mayMiss(value: Value | undefined): boolean {
  if (value?.t !== "ndarray" || value.dtype.kind !== "T" || !value.dtype.string?.naObject) return false;
  return !elementsOf(value)?.every((element) => typeof element === "string");
}

/** Functions that have an answer for missing texts here. */
const known: ReadonlySet<string> = new Set(
  "array asarray asanyarray array_repr array_str array2string shape ndim size".split(" "),
);

/** Returns what a function does with arguments in which texts are missing; undefined when none are, or it does not matter. */
export function missingCall(
  name: string,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Effect | undefined {
  const mayBe = positional.some(mayMiss) || (named.size > 0 && [...named.values()].some(mayMiss));
  if (!mayBe) return undefined;
  const [first] = positional;
  if (name === "numpy.isnan" && positional.length === 1 && named.size === 0 && first.t === "ndarray")
    return areNaN(first);
  return known.has(name.replace(/^numpy\./, "")) ? undefined : { kind: "unknown", why: "missing texts" };
}

/** Missing texts are NaN where a NaN stands for them. */
function areNaN(array: NDArray): Effect {
  const elements = elementsOf(array)?.map((element) => {
    const missing = element as unknown as Value | string;
    return typeof missing !== "string" && missing.t === "float";
  });
  return allocEffect(arrayWith(layoutLike(array.layout, { dtype: bool }), elements));
}
