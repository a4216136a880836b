import type { Value } from "../ndarray/value.ts";
import type { Context } from "./context.ts";
import type { Effect } from "./op.ts";

/** Returns what `of[index]` gives for an array, scalar or other NumPy object; undefined when it can't be indexed. */
export function getItem(_of: Value, _index: Value, _context: Context): Effect | undefined {
  return { kind: "unknown", why: "indexing" };
}

/** Returns what `into[index] = value` does; undefined when items can't be assigned. */
export function setItem(_into: Value, _index: Value, _value: Value, _context: Context): Effect | undefined {
  return { kind: "unknown", why: "indexing" };
}
