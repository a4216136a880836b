import type { Value } from "../../ndarray/value.ts";
import { doubtOf, errorIn, marked } from "../../numpy/index.ts";
import type { CallArguments } from "../machine.ts";

export { roughened } from "../../numpy/index.ts";

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
  const doubt = doubtOf({ op, ins: positional, named, value, isWritten: false, which: 0 });
  return doubt.error === 0 ? value : marked(value, doubt);
}
