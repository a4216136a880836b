import type { NDArray } from "../../ndarray/array.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import type { Effect } from "../op.ts";

/** Returns what `a @ b` does. */
export function matmul(_a: Value, _b: Value, _context: Context, _out?: NDArray): Effect {
  return { kind: "unknown", why: "matmul" };
}
