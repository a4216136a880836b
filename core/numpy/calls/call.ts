import type { NumpyName, Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { maskedCall } from "../ma/gate.ts";
import { matrixCall } from "../matrices/call.ts";
import { rowOf } from "../names/registry.ts";
import type { Effect } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { isOfChararray } from "../strings/chararray.ts";
import { missingCall } from "../strings/missing.ts";
import { withTemporaries } from "./temporaries.ts";

/** Returns what calling something of NumPy does. A bound method's object becomes the first argument. */
export function callNumpy(
  callee: NumpyName,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
  context: Context,
): Effect {
  const ins = callee.self ? [callee.self, ...positional] : positional;
  const subclassed = matrixCall(callee.name, ins, named, context);
  if (subclassed) return subclassed;
  const masked = maskedCall(callee, positional, named, context);
  if (masked) return masked;
  if (isOfChararray(callee.name, ins)) return { kind: "unknown", why: "a chararray" };
  const missing = missingCall(callee.name, ins, named);
  if (missing) return missing;
  const row = rowOf(callee.name);
  if (!row) return { kind: "unknown", why: `${callee.name} is not known` };
  const effect = withTemporaries(callee.name, ins, named, row.call(ins, named, context, callee.name));
  return callee.self?.t === "scalar" ? asScalar(effect) : effect;
}

/** A method of a scalar gives a scalar where the array's method would give an array without dimensions. */
function asScalar(effect: Effect): Effect {
  if (effect.kind === "raise" || effect.kind === "unknown") return effect;
  const { value } = effect;
  if (value.t !== "ndarray" || value.shape.length > 0) return effect;
  return { kind: "value", value: elementValue(value) };
}
