import type { NDArray } from "../ndarray/array.ts";
import { unknownDim } from "../ndarray/dim.ts";
import { freshNumber } from "../ndarray/fresh.ts";
import { anyBool, pyInt, type Value } from "../ndarray/value.ts";
import { type Effect, errorIn, errorOf, isExact, type Measure } from "../numpy/index.ts";
import type { CallArguments } from "./machine.ts";

type Made = Exclude<Effect, { kind: "raise" | "unknown" }>;

interface Operation {
  readonly op: string;
  readonly ins: readonly Value[];
  readonly named?: ReadonlyMap<string, Value>;
  /** The operand that an operation in place has overwritten. */
  readonly before?: Measure;
}

/** Returns the value of an operation, with how much it may differ from NumPy's where it is computed from something approximate or rounds in its own way. */
export function roughened(done: Operation, effect: Made): Value {
  if (effect.kind === "many") return many(done, effect);
  const into = "into" in effect ? effect.into : undefined;
  const out = into ?? ("out" in effect ? effect.out : undefined);
  const { value } = effect;
  if (effect.kind === "view") return value;
  if (isExact(done, out)) return value;
  const error = errorOf({ ...done, out, value, isWritten: into !== undefined, which: 0 });
  if (error === 0) return value;
  if (into) into.buffer.store.error = Math.max(into.buffer.store.error, error);
  else if (out) out.buffer.store.error = error;
  return marked(value, error);
}

function many(done: Operation, effect: Extract<Made, { kind: "many" }>): Value {
  effect.effects.forEach((one, which) => {
    if (one.kind === "raise" || one.kind === "unknown" || one.kind === "view" || !("out" in one) || !one.out)
      return;
    const error = errorOf({ ...done, out: one.out, value: one.value, isWritten: false, which });
    if (error > 0) one.out.buffer.store.error = error;
  });
  return effect.value;
}

/** True when last digits of the value, or of something in it, may differ from the real ones. */
export function isApproximate(value: Value): boolean {
  return errorIn(value) > 0;
}

/**
 * Returns what a function of Python's own gives for approximate numbers: a float with how much it may differ, a whole number or
 * truth value only where it is the same for all that they may be.
 */
export function roughenedBuiltin(op: string, { positional, named }: CallArguments, value: Value): Value {
  const isNumber = value.t === "float" || value.t === "int" || value.t === "bool";
  if (!isNumber || value.v === undefined || (value.t === "float" && value.error !== undefined)) return value;
  if (!positional.some(isApproximate) && ![...named.values()].some(isApproximate)) return value;
  const error = errorOf({ op, ins: positional, named, value, isWritten: false, which: 0 });
  return error === 0 ? value : marked(value, error);
}

function anyInt(): Value {
  return pyInt(unknownDim(`i?${freshNumber()}`, Number.NEGATIVE_INFINITY));
}

function mark(array: NDArray, error: number): void {
  array.buffer.store.error = Math.max(array.buffer.store.error, error);
}

function marked(value: Value, error: number): Value {
  if (value.t === "ndarray") mark(value, error);
  else if (value.t === "scalar") mark(value.cell, error);
  else if (value.t === "float" && value.v !== undefined) return { ...value, error };
  else if (value.t === "bool") return anyBool;
  else if (value.t === "int") return anyInt();
  else if (value.t === "tuple" || value.t === "list") return markedItems(value, error);
  return value;
}

/** A list that was just made for the result: its floats are new values. */
function markedItems<T extends Extract<Value, { t: "tuple" | "list" }>>(value: T, error: number): T {
  const items = value.items as Value[] | undefined;
  items?.forEach((item, i) => {
    items[i] = marked(item, error);
  });
  return value;
}
