import { type Doubt, offBy } from "../../ndarray/contents/doubt.ts";
import { freshNumber } from "../../ndarray/fresh.ts";
import { unknownDim } from "../../ndarray/layouts/dim.ts";
import { anyBool, pyInt, type Value } from "../../ndarray/value.ts";
import type { Effect } from "../op.ts";
import { doubtOf, isExact } from "./index.ts";
import type { Measure } from "./measure.ts";
import { wholeBounds } from "./whole.ts";

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
  const doubt = doubtOf({ ...done, out, value, isWritten: into !== undefined, which: 0 });
  if (doubt.error === 0) return value;
  const bounds = out && !into && value === out ? wholeBounds(done, out) : undefined;
  if (out && bounds) {
    out.buffer.store.contents = bounds;
    return value;
  }
  (into ?? out)?.buffer.store.blur(doubt);
  return marked(value, doubt);
}

function many(done: Operation, effect: Extract<Made, { kind: "many" }>): Value {
  effect.effects.forEach((one, which) => {
    if (one.kind === "raise" || one.kind === "unknown" || one.kind === "view") return;
    const out = "out" in one ? one.out : one.value.t === "scalar" ? one.value.cell : undefined;
    if (!out || isExact(done, out)) return;
    out.buffer.store.blur(doubtOf({ ...done, out, value: one.value, isWritten: false, which }));
  });
  return effect.value;
}

function anyInt(): Value {
  return pyInt(unknownDim(`i?${freshNumber()}`, Number.NEGATIVE_INFINITY));
}

/** Returns the value with that doubt, which its elements keep; a whole number or truth value in doubt may be any. */
export function marked(value: Value, doubt: Doubt): Value {
  if (value.t === "ndarray") value.buffer.store.blur(doubt);
  else if (value.t === "scalar") value.cell.buffer.store.blur(doubt);
  else if (value.t === "float" && value.v !== undefined) return { ...value, error: offBy(doubt, value.v) };
  else if (value.t === "bool") return anyBool;
  else if (value.t === "int") return anyInt();
  else if (value.t === "tuple" || value.t === "list") return markedItems(value, doubt);
  return value;
}

/** A list that was just made for the result: its floats are new values. */
function markedItems<T extends Extract<Value, { t: "tuple" | "list" }>>(value: T, doubt: Doubt): T {
  const items = value.items as Value[] | undefined;
  items?.forEach((item, i) => {
    items[i] = marked(item, doubt);
  });
  return value;
}
