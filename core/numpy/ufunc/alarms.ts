import type { NDArray } from "../../ndarray/array.ts";
import { asBounds, hullOf } from "../../ndarray/contents/hull.ts";
import { pyInt, pyStr } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { type ErrorState, errorHandler, errorState, kinds } from "../errorstate.ts";
import type { Effect } from "../op.ts";
import { type Alarm, alarmsOf } from "./alarmed.ts";
import type { Operand } from "./operand.ts";

/** The operation whose result it is, as NumPy's messages name it, and its operands where they are still as they were. */
interface Operation {
  readonly name: string;
  readonly operands: readonly Operand[];
}

/**
 * Returns the effect once what `np.seterr` asked for has been done about its floating-point errors: an exception, or a call of the
 * program's. Where it is not known which errors there were, the effect is not known either.
 */
export function heeded(effect: Effect, context: Context, of?: Operation): Effect {
  const state = errorState(context);
  if (isQuiet(state)) return effect;
  if (!("value" in effect)) return effect;
  const { value } = effect;
  const array = value.t === "scalar" ? value.cell : value.t === "ndarray" ? value : undefined;
  const mayDivide = effect.kind === "ufunc" && dividing.has(effect.name);
  if (array && isSafe(array, value.t === "scalar" || mayDivide)) return effect;
  const alarms =
    of && array && !("into" in effect && effect.into)
      ? alarmsOf(
          of.name.replace(/^scalar /, ""),
          of.operands.map((operand) => operand.array),
          array,
        )
      : undefined;
  if (!of || !alarms) return { kind: "unknown", why: "a floating-point error" };
  return answered(effect, context, of.name, alarms) ?? effect;
}

const texts: Readonly<Record<Alarm, string>> = {
  divide: "divide by zero",
  over: "overflow",
  under: "underflow",
  invalid: "invalid value",
};

/** Does what is asked for about the errors, in NumPy's order; returns an effect where that takes the result's place. */
function answered(
  effect: Effect,
  context: Context,
  name: string,
  alarms: ReadonlySet<Alarm>,
): Effect | undefined {
  const state = errorState(context);
  const flags = kinds.reduce((sum, kind, i) => sum + (alarms.has(kind) ? 2 ** i : 0), 0);
  for (const kind of kinds) {
    if (!alarms.has(kind) || isPassed(state[kind])) continue;
    const message = `${texts[kind]} encountered in ${name}`;
    if (state[kind] === "raise") return { kind: "raise", type: "FloatingPointError", message };
    const handler = errorHandler(context);
    const write = state[kind] === "log" && handler ? context.attribute?.(handler, "write") : undefined;
    const callable = state[kind] === "log" ? write : handler;
    if (!callable || callable.t === "unknown") return { kind: "unknown", why: "an error handler" };
    if (state[kind] === "log") context.call(callable, [pyStr(`Warning: ${message}\n`)]);
    else context.call(callable, [pyStr(texts[kind]), pyInt(flags)]);
  }
  return effect;
}

function isQuiet(state: ErrorState): boolean {
  for (const kind of kinds) if (!isPassed(state[kind])) return false;
  return true;
}

/** What goes on as if nothing had been: NumPy's own "print" goes past Python. */
function isPassed(action: string): boolean {
  return action === "ignore" || action === "warn" || action === "print";
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
