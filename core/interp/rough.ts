import type { NDArray } from "../ndarray/array.ts";
import type { Value } from "../ndarray/value.ts";
import { type Effect, isInexact } from "../numpy/index.ts";

type Made = Exclude<Effect, { kind: "raise" | "unknown" }>;

/** Returns the value of an operation, marked as approximate where it is computed from something approximate or rounds in its own way. */
export function roughened(op: string, ins: readonly Value[], effect: Made): Value {
  if (effect.kind === "many")
    for (const one of effect.effects)
      if (one.kind !== "raise" && one.kind !== "unknown") roughened(op, ins, one);
  const out = "into" in effect && effect.into ? effect.into : "out" in effect ? effect.out : undefined;
  const isRough = ins.some(isApproximate) || isInexact(op, ins, out);
  if (!isRough || effect.kind === "view") return effect.value;
  if (out) mark(out);
  return markValue(effect.value);
}

/** True when last digits of the value, or of something in it, may differ from the real ones. */
export function isApproximate(value: Value): boolean {
  if (value.t === "ndarray") return value.buffer.store.approximate;
  if (value.t === "scalar") return value.cell.buffer.store.approximate;
  if (value.t === "float") return value.approximate === true;
  return (value.t === "tuple" || value.t === "list") && (value.items?.some(isApproximate) ?? false);
}

function mark(array: NDArray): void {
  array.buffer.store.approximate = true;
}

function markValue(value: Value): Value {
  if (value.t === "ndarray") mark(value);
  else if (value.t === "scalar") mark(value.cell);
  else if (value.t === "float" && value.v !== undefined) return { ...value, approximate: true };
  else if (value.t === "tuple" || value.t === "list") for (const item of value.items ?? []) markValue(item);
  return value;
}
