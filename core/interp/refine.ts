import { boundsOf, unknownDim } from "../ndarray/dim.ts";
import { touch } from "../ndarray/mutable.ts";
import { none, pyInt, type Value } from "../ndarray/value.ts";
import type { Expr } from "../syntax/ast.ts";
import type { Machine } from "./machine.ts";
import { scopeFor } from "./names.ts";

/** Runs code in the knowledge that a condition holds or not: names that it compares are narrowed first. */
export function refined<T>(machine: Machine, test: Expr, holds: boolean, run: () => T): T {
  narrow(machine, test, holds);
  return run();
}

/** Narrows what is known of names by a condition that has turned out true or false. */
export function narrow(machine: Machine, test: Expr, holds: boolean): void {
  if (test.kind === "UnaryOp" && test.op === "Not") {
    narrow(machine, test.operand, !holds);
    return;
  }
  if (test.kind === "BoolOp" && (test.op === "And") === holds)
    for (const value of test.values) narrow(machine, value, holds);
  if (test.kind !== "Compare" || test.ops.length !== 1 || test.left.kind !== "Name") return;
  const [op] = test.ops;
  const [right] = test.comparators;
  const isNone = right.kind === "Constant" && right.value.type === "None";
  if (isNone && (op === "Is") === holds && (op === "Is" || op === "IsNot"))
    setName(machine, test.left.id, none);
  if (right.kind === "Constant" && right.value.type === "int" && typeof right.value.value === "number")
    narrowInt(machine, test.left.id, op, right.value.value, holds);
}

function narrowInt(machine: Machine, name: string, op: string, bound: number, holds: boolean): void {
  const value = scopeFor(machine.scope, name).get(name);
  if (value?.t !== "int" || typeof value.v !== "object" || [...value.v.terms.values()].length !== 1) return;
  let [lo, hi] = boundsOf(value.v);
  const isLess = (op === "Lt" && holds) || (op === "GtE" && !holds);
  const isAtMost = (op === "LtE" && holds) || (op === "Gt" && !holds);
  const isMore = (op === "Gt" && holds) || (op === "LtE" && !holds);
  const isAtLeast = (op === "GtE" && holds) || (op === "Lt" && !holds);
  const isEqual = (op === "Eq" && holds) || (op === "NotEq" && !holds);
  if (isEqual) [lo, hi] = [bound, bound];
  if (isLess) hi = Math.min(hi, bound - 1);
  if (isAtMost) hi = Math.min(hi, bound);
  if (isMore) lo = Math.max(lo, bound + 1);
  if (isAtLeast) lo = Math.max(lo, bound);
  const [oldLo, oldHi] = boundsOf(value.v);
  if (lo > hi || (lo === oldLo && hi === oldHi)) return;
  setName(machine, name, pyInt(unknownDim(machine.freshName(name), lo, hi)));
}

function setName(machine: Machine, name: string, value: Value): void {
  const scope = scopeFor(machine.scope, name);
  const former = scope.get(name);
  if (!former || (former.t !== "unknown" && former.t !== "int")) return;
  touch(scope);
  scope.set(name, value);
}
