import { boundsOf, unknownDim } from "../../ndarray/layouts/dim.ts";
import { touch } from "../../ndarray/mutable.ts";
import { type ArraySketch, anyRank, arrayOfRanks, arrayOfShape, freshShape } from "../../ndarray/sketch.ts";
import { none, pyInt, type Unknown, type Value } from "../../ndarray/value.ts";
import type { Assign, Compare, Expr } from "../../syntax/ast.ts";
import { scopeFor } from "../expressions/names.ts";
import type { Machine } from "../machine.ts";

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
  if (test.kind === "Call" && holds) narrowByType(machine, test.func, test.args);
  if (test.kind === "Compare" && test.ops.length === 1) narrowByComparison(machine, test, holds);
}

/** After `n, d = x.shape` the array has as many axes as there are targets. */
export function narrowByUnpacking(machine: Machine, { targets, value }: Assign): void {
  const [target] = targets;
  const isOfCount = target.kind === "Tuple" && !target.elts.some(({ kind }) => kind === "Starred");
  if (isOfCount && value.kind === "Attribute" && value.attr === "shape" && value.value.kind === "Name")
    narrowRanks(machine, value.value.id, (rank) => rank === target.elts.length, target.elts.length);
}

function narrowByComparison(machine: Machine, test: Compare, holds: boolean): void {
  const { left } = test;
  const [op] = test.ops;
  const [right] = test.comparators;
  const name = nameOfRank(left);
  if (name !== undefined) narrowByRank(machine, name, op, right, holds);
  if (left.kind !== "Name") return;
  const isNone = right.kind === "Constant" && right.value.type === "None";
  if (isNone && (op === "Is" || op === "IsNot")) narrowNone(machine, left.id, (op === "Is") === holds);
  const bound = intOf(right);
  if (bound !== undefined) narrowInt(machine, left.id, op, bound, holds);
}

function narrowNone(machine: Machine, name: string, isNone: boolean): void {
  const value = partlyKnown(machine, name);
  if (isNone) setName(machine, name, none);
  else if (value?.sketch?.kind === "optional") setName(machine, name, value.sketch.of);
}

/** `isinstance(x, np.ndarray)`. */
function narrowByType(machine: Machine, func: Expr, [of, type]: readonly Expr[]): void {
  if (func.kind !== "Name" || func.id !== "isinstance" || of?.kind !== "Name") return;
  if (type?.kind !== "Attribute" || type.attr !== "ndarray") return;
  const value = partlyKnown(machine, of.id);
  if (!value) return;
  const { sketch } = value;
  if (!sketch) setName(machine, of.id, arrayOfRanks(anyRank));
  else if (sketch.kind === "like")
    setName(machine, of.id, { t: "unknown", sketch: { ...sketch, kind: "array" } });
  else if (sketch.kind === "optional") setName(machine, of.id, sketch.of);
}

/** The name of the array whose number of axes the expression is: `x.ndim`, `len(x.shape)`. */
function nameOfRank(node: Expr): string | undefined {
  if (node.kind === "Attribute" && node.attr === "ndim" && node.value.kind === "Name") return node.value.id;
  if (node.kind !== "Call" || node.func.kind !== "Name" || node.func.id !== "len") return undefined;
  const [of] = node.args;
  const isShape = of?.kind === "Attribute" && of.attr === "shape" && of.value.kind === "Name";
  return isShape && of.value.kind === "Name" ? of.value.id : undefined;
}

const relations: Readonly<Record<string, (rank: number, bound: number) => boolean>> = {
  Eq: (rank, bound) => rank === bound,
  NotEq: (rank, bound) => rank !== bound,
  Lt: (rank, bound) => rank < bound,
  LtE: (rank, bound) => rank <= bound,
  Gt: (rank, bound) => rank > bound,
  GtE: (rank, bound) => rank >= bound,
};

function narrowByRank(machine: Machine, name: string, op: string, right: Expr, holds: boolean): void {
  if (op === "In" || op === "NotIn") {
    const bounds = right.kind === "Tuple" || right.kind === "List" ? right.elts.map(intOf) : [undefined];
    if (!bounds.includes(undefined))
      narrowRanks(machine, name, (rank) => bounds.includes(rank) === ((op === "In") === holds));
    return;
  }
  const bound = intOf(right);
  const relation = relations[op];
  if (bound === undefined || !relation) return;
  const isExact = (op === "Eq" && holds) || (op === "NotEq" && !holds);
  narrowRanks(machine, name, (rank) => relation(rank, bound) === holds, isExact ? bound : undefined);
}

/** Keeps the numbers of axes for which the test holds; `exact` is the only one, where there is one. */
function narrowRanks(
  machine: Machine,
  name: string,
  isPossible: (rank: number) => boolean,
  exact?: number,
): void {
  const sketch = partlyKnown(machine, name)?.sketch;
  if ((sketch?.kind !== "array" && sketch?.kind !== "like") || sketch.shape) return;
  const narrowed = exact === undefined ? ofRanks(sketch, isPossible) : ofRank(sketch, exact);
  if (narrowed) setName(machine, name, narrowed);
}

function ofRank({ ranks, dtype, kind }: ArraySketch, rank: number): Value | undefined {
  if (!ranks.includes(Math.min(rank, 4))) return undefined;
  return arrayOfShape(freshShape(rank), dtype, kind);
}

/** The last number of axes stands for all above, of which some may always be possible. */
function ofRanks(
  { ranks, dtype, kind }: ArraySketch,
  isPossible: (rank: number) => boolean,
): Value | undefined {
  const left = ranks.filter((rank) => isPossible(rank) || (rank === 4 && isPossible(5)));
  return left.length > 0 && left.length < ranks.length ? arrayOfRanks(left, dtype, kind) : undefined;
}

function intOf(node: Expr): number | undefined {
  const value = node.kind === "Constant" && node.value.type === "int" ? node.value.value : undefined;
  return typeof value === "number" ? value : undefined;
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

/** Returns what is known of a name whose value is known in part, or not at all. */
function partlyKnown(machine: Machine, name: string): Unknown | undefined {
  const value = scopeFor(machine.scope, name).get(name);
  return value?.t === "unknown" ? value : undefined;
}

function setName(machine: Machine, name: string, value: Value): void {
  const scope = scopeFor(machine.scope, name);
  const former = scope.get(name);
  if (!former || (former.t !== "unknown" && former.t !== "int")) return;
  touch(scope);
  scope.set(name, value);
}
