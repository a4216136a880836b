import { type Value, unknown } from "../ndarray/value.ts";
import type { Context } from "./context.ts";
import type { Effect } from "./op.ts";

/** Returns what reading `value.name` gives for an array, scalar, dtype or other NumPy object; undefined when it has no such attribute. */
export function attributeOf(_value: Value, _name: string, _context: Context): Effect | undefined {
  return { kind: "value", value: unknown };
}

/** Returns what `value.name = to` does; undefined when it has no such attribute. */
export function setAttribute(
  _value: Value,
  _name: string,
  _to: Value,
  _context: Context,
): Effect | undefined {
  return { kind: "unknown", why: "attribute" };
}
