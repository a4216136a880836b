import type { NDArray } from "../../ndarray/array.ts";
import { NotKnown, NumpyError, notKnown } from "../../ndarray/error.ts";
import type { Value } from "../../ndarray/value.ts";
import { apply } from "../compose.ts";
import type { Context } from "../context.ts";
import { getItem } from "../items.ts";
import type { Effect } from "../op.ts";

/** Calls other functions of NumPy by name, without "numpy.". */
export interface Composer {
  (name: string, ...args: readonly Value[]): Value;
  /** As a call, for functions that give an array. */
  array(name: string, ...args: readonly Value[]): NDArray;
  item(of: Value, index: Value): Value;
}

/** Returns a composer; a call that raises or is not known ends the composition in the same way. */
export function composer(context: Context): Composer {
  const call = (name: string, ...args: readonly Value[]): Value => apply(`numpy.${name}`, args, context);
  const array = (name: string, ...args: readonly Value[]): NDArray => {
    const value = call(name, ...args);
    return value.t === "ndarray" ? value : notKnown(`an array from ${name}`);
  };
  const item = (of: Value, index: Value): Value =>
    valueIn(getItem(of, index, context) ?? { kind: "unknown", why: "an item" });
  return Object.assign(call, { array, item });
}

function valueIn(effect: Effect): Value {
  if (effect.kind === "raise") throw new NumpyError(effect.type, effect.message);
  if (effect.kind === "unknown") throw new NotKnown(effect.why);
  return effect.value;
}

/** The effect of a composition: a new array or another value. */
export function composed(value: Value): Effect {
  return value.t === "ndarray" ? { kind: "alloc", out: value, value } : { kind: "value", value };
}
