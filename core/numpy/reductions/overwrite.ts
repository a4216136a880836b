import { newArray } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { none } from "../../ndarray/value.ts";
import type { Effect } from "../op.ts";
import type { Operand } from "../ufunc/operand.ts";

/** The effect of a function that leaves its input partly sorted, in an order that is the algorithm's own. */
export function overwriting({ array, value }: Operand, effect: Effect): Effect {
  if (value.t !== "ndarray" || effect.kind === "raise" || effect.kind === "unknown") return effect;
  assign(array, newArray(layoutLike(array.layout), hullOf(array)));
  const write: Effect = { kind: "write", into: array, value: none };
  return { kind: "many", effects: [write, effect], value: effect.value };
}
