import type { NDArray } from "../../ndarray/array.ts";
import { asBounds, hullOf } from "../../ndarray/hull.ts";
import type { Context } from "../context.ts";
import { type ErrorState, errorState, kinds } from "../errorstate.ts";
import type { Effect } from "../op.ts";

/**
 * Returns the effect, or that it is not known: where `np.seterr` asked for more than a warning, a result that is not finite or that may have wrapped
 * around may as well be an exception or a call.
 */
export function heeded(effect: Effect, context: Context): Effect {
  if (isQuiet(errorState(context))) return effect;
  if (!("value" in effect)) return effect;
  const { value } = effect;
  const array = value.t === "scalar" ? value.cell : value.t === "ndarray" ? value : undefined;
  const mayDivide = effect.kind === "ufunc" && dividing.has(effect.name);
  return array && isSafe(array, value.t === "scalar" || mayDivide)
    ? effect
    : { kind: "unknown", why: "a floating-point error" };
}

function isQuiet(state: ErrorState): boolean {
  for (const kind of kinds) if (state[kind] !== "ignore" && state[kind] !== "warn") return false;
  return true;
}

/** Integers divided by zero are an error too. */
const dividing = new Set("floor_divide remainder fmod divmod reciprocal".split(" "));

/** Whole numbers tell nothing where `mayFail`. */
function isSafe(array: NDArray, mayFail: boolean): boolean {
  if ("iu".includes(array.dtype.kind)) return !mayFail;
  if (array.dtype.kind !== "f") return array.dtype.kind === "b";
  const bounds = asBounds(hullOf(array), array.dtype);
  return bounds !== undefined && !bounds.nan && Number.isFinite(bounds.lo) && Number.isFinite(bounds.hi);
}
