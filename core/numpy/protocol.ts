import type { Dim } from "../ndarray/dim.ts";
import type { Value } from "../ndarray/value.ts";
import type { Context } from "./context.ts";
import type { Effect } from "./op.ts";

/** Truth of a NumPy value: a bool, undefined when it can't be known, or what is raised (the truth of several elements). */
export function truthOf(_value: Value): boolean | undefined | Extract<Effect, { kind: "raise" }> {
  return undefined;
}

/** `len(value)` of an array or other sized NumPy object; raises for 0-d arrays; undefined when it has no length. */
export function lengthOf(_value: Value): Dim | undefined | Extract<Effect, { kind: "raise" }> {
  return undefined;
}

/** How a NumPy value is iterated: its length and what item number `i` is (a view, or a scalar). */
export interface Iterated {
  readonly length: Dim;
  /** The item; for a length that is not known, item `undefined` stands for every item. */
  item(i: number | undefined): Effect;
}

/** Returns how the value is iterated; undefined when it can't be. */
export function asIterated(
  _value: Value,
  _context: Context,
): Iterated | undefined | Extract<Effect, { kind: "raise" }> {
  return undefined;
}

/** `int(value)`, `float(value)`, `complex(value)` and `operator.index` of a scalar or one-element array. */
export function toInt(_value: Value): Effect {
  return { kind: "unknown", why: "conversion" };
}
export function toFloat(_value: Value): Effect {
  return { kind: "unknown", why: "conversion" };
}
export function toComplex(_value: Value): Effect {
  return { kind: "unknown", why: "conversion" };
}
