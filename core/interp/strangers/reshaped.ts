import type { Value } from "../../ndarray/value.ts";
import type { Machine } from "../machine.ts";

/** True for an array whose shape or dtype has been set in place, so that it is not known what it is now. */
export function isReshaped({ strangers }: Machine, value: Value): boolean {
  if (value.t === "ndarray") return value.vague;
  return value.t === "unknown" && value.sketch !== undefined && strangers.has(value);
}
