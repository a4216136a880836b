import { PyDict, pyInt, type Value } from "../../ndarray/value.ts";
import type { Operator } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import { binaryOperation, compareOnce } from "../expressions/operators.ts";
import { truth } from "../expressions/truth.ts";
import type { Machine } from "../machine.ts";
import { orderOf } from "./compare.ts";
import { setDictItem } from "./items.ts";
import { keyOf } from "./keys.ts";

/** Adds to the count of each item; the counts are no longer known when the items are not. */
export function countItems(
  machine: Machine,
  counts: PyDict,
  items: readonly Value[] | undefined,
  by: number,
): void {
  if (!items) forgetCounts(machine, counts);
  for (const item of items ?? []) addCount(machine, counts, item, pyInt(by));
}

/** Adds a number to the count of an item. */
export function addCount(machine: Machine, counts: PyDict, item: Value, by: Value): void {
  const former = counts.entries?.get(keyOf(item) ?? "")?.value ?? pyInt(0);
  setDictItem(machine, counts, item, binaryOperation(machine, "Add", former, by, machine.here));
}

/** Gives up what is known of the counts. */
export function forgetCounts(machine: Machine, counts: PyDict): void {
  machine.mutate(counts);
  counts.entries = undefined;
  counts.each = { t: "unknown" };
}

/** Returns the entries from the most common one, those of equal counts in their order; undefined when counts can't be compared. */
export function byCount(machine: Machine, counts: PyDict): { key: Value; value: Value }[] | undefined {
  let isKnown = counts.entries !== undefined;
  const entries = [...(counts.entries?.values() ?? [])].sort((a, b) => {
    const order = orderOf(machine, b.value, a.value, machine.here);
    if (order === undefined) isKnown = false;
    return order || 0;
  });
  return isKnown ? entries : undefined;
}

/** Returns `left op right` of two Counters, which keeps the counts above zero; undefined when they are not known. */
export function combinedCounts(
  machine: Machine,
  op: Operator,
  left: PyDict,
  right: PyDict,
): Value | undefined {
  if (!left.entries || !right.entries) return undefined;
  const made = new PyDict(new Map(), undefined, undefined, "Counter");
  for (const [id, { key }] of new Map([...left.entries, ...right.entries])) {
    const [a, b] = [left, right].map((counts) => counts.entries?.get(id)?.value ?? pyInt(0));
    const count = combined(machine, op, a, b);
    const isKept =
      count && truth(machine, compareOnce(machine, "Gt", count, pyInt(0), machine.here), machine.here);
    if (!count || isKept === undefined) return new PyDict(undefined, { t: "unknown" }, undefined, "Counter");
    if (isKept) setDictItem(machine, made, key, count);
  }
  for (const { key } of made.entries?.values() ?? []) retain(key);
  return made;
}

function combined(machine: Machine, op: Operator, a: Value, b: Value): Value | undefined {
  if (op === "Add" || op === "Sub") return binaryOperation(machine, op, a, b, machine.here);
  const order = orderOf(machine, a, b, machine.here);
  if (order === undefined || (op !== "BitAnd" && op !== "BitOr")) return undefined;
  return (op === "BitAnd") === order < 0 ? a : b;
}
