import type { Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import type { Effect } from "../op.ts";

/** One attribute of a class: how it is read, and how it is set when that is allowed. */
export interface Attribute<S extends Value> {
  get(self: S, context: Context): Value | Effect;
  set?(self: S, to: Value, context: Context): Effect;
}

/** The attributes of a class by name. */
export type AttributeTable<S extends Value> = Readonly<Record<string, Attribute<S>>>;
