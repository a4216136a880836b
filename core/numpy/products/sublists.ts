import { notKnown, raise } from "../../ndarray/error.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { indexOf, itemsOf } from "../conversion/python.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Reads `einsum`'s two forms, `(subscripts, a, b)` and `(a, [0, 1], b, [1, 2], [0, 2])`: subscripts as text, and the operands. */
export function subscriptsIn(
  values: readonly Value[],
  context: Context,
): { readonly subscripts: string; readonly given: readonly Value[] } {
  const [first, ...rest] = values;
  if (!first)
    return raise(
      "ValueError",
      "must specify the einstein sum subscripts string and at least one operand, or at least one operand and its corresponding subscripts list",
    );
  if (first.t === "str") return { subscripts: first.v ?? notKnown("subscripts"), given: rest };
  const pairs = Math.floor(values.length / 2);
  const given = Array.from({ length: pairs }, (_, i) => values[2 * i]);
  const inputs = Array.from({ length: pairs }, (_, i) => textOf(values[2 * i + 1], context));
  const output = values.length % 2 === 1 ? `->${textOf(values[values.length - 1], context)}` : "";
  return { subscripts: inputs.join(",") + output, given };
}

function textOf(list: Value, context: Context): string {
  const items = itemsOf(list, context) ?? notKnown("subscripts");
  return items.map((item) => (item.t === "ellipsis" ? "..." : letterOf(Number(indexOf(item))))).join("");
}

function letterOf(index: number): string {
  return letters[index] ?? raise("ValueError", "subscript is not within the valid range [0, 52)");
}
