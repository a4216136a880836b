import type { Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import type { Effect } from "../op.ts";
import type { Ufunc } from "./loops.ts";

/** Does `ufunc.at(a, indices, b)`: the operation in place, repeated for indices that occur several times. */
export function atArray(
  _ufunc: Ufunc,
  _a: Value,
  _indices: Value,
  _b: Value | undefined,
  _context: Context,
): Effect {
  return { kind: "unknown", why: "ufunc.at" };
}
