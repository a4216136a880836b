import type { NumpyName, Value } from "../ndarray/value.ts";
import type { Context } from "./context.ts";
import { matrixCall } from "./matrices/call.ts";
import type { Effect } from "./op.ts";
import { rowOf } from "./registry.ts";

/** Returns what calling something of NumPy does. A bound method's object becomes the first argument. */
export function callNumpy(
  callee: NumpyName,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
  context: Context,
): Effect {
  const subclassed = matrixCall(callee.name, positional, named, context);
  if (subclassed) return subclassed;
  const row = rowOf(callee.name);
  if (!row) return { kind: "unknown", why: `${callee.name} is not known` };
  return row.call(callee.self ? [callee.self, ...positional] : positional, named, context);
}
