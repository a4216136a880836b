import type { NDArray } from "../../ndarray/array.ts";
import { asBounds, hullOf } from "../../ndarray/hull.ts";
import type { Context } from "../context.ts";
import { errorState } from "../errorstate.ts";
import type { Effect } from "../op.ts";

/**
 * Returns the effect, or that it is not known: where `np.seterr` asked for more than a warning, a result that is not finite or that may have wrapped
 * around may as well be an exception or a call.
 */
export function heeded(effect: Effect, context: Context): Effect {
  const state = errorState(context);
  if (Object.values(state).every((action) => action === "ignore" || action === "warn")) return effect;
  if (!("value" in effect)) return effect;
  const { value } = effect;
  const array = value.t === "scalar" ? value.cell : value.t === "ndarray" ? value : undefined;
  return array && isSafe(array, value.t === "scalar")
    ? effect
    : { kind: "unknown", why: "a floating-point error" };
}

function isSafe(array: NDArray, isScalar: boolean): boolean {
  if ("iu".includes(array.dtype.kind)) return !isScalar;
  if (array.dtype.kind !== "f") return array.dtype.kind === "b";
  const bounds = asBounds(hullOf(array), array.dtype);
  return bounds !== undefined && !bounds.nan && Number.isFinite(bounds.lo) && Number.isFinite(bounds.hi);
}
