import type { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { rowOf } from "../names/registry.ts";
import { roughened } from "../rounding/roughen.ts";

/**
 * Returns what another of NumPy's functions gives, for functions that NumPy itself writes in terms of others. Raises what
 * it raises, throws NotKnown where its result is not known.
 */
export function apply(
  name: string,
  positional: readonly Value[],
  context: Context,
  named: Readonly<Record<string, Value>> = {},
): Value {
  const row = rowOf(name) ?? notKnown(`${name} is not known`);
  const effect = row.call(positional, new Map(Object.entries(named)), context, name);
  if (effect.kind === "raise") return raise(effect.type, effect.message);
  if (effect.kind === "unknown") return notKnown(effect.why);
  return roughened({ op: name, ins: positional, named: new Map(Object.entries(named)) }, effect);
}

/** Returns the same as an array; a scalar as a 0-d one. */
export function applied(name: string, positional: readonly Value[], context: Context): NDArray {
  return asArray(apply(name, positional, context), context);
}
