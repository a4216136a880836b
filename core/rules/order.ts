import type { Order } from "../ndarray/layouts/layout.ts";
import type { Value } from "../ndarray/value.ts";

/** Returns the order that an `order` argument asks for, "C" where it is left out; undefined when its value is not known. */
export function orderOf(value: Value | undefined): Order | undefined {
  if (value === undefined || value.t === "none") return "C";
  if (value.t !== "str" || value.v === undefined) return undefined;
  const order = value.v.toUpperCase();
  return order === "C" || order === "F" || order === "A" || order === "K" ? order : undefined;
}
