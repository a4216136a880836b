/**
 * ## What it does
 * Reports loops that go through an array number by number where one operation on the whole array does the same:
 * `for i in range(len(a)): out[i] = a[i] * 2`.
 *
 * ## Why is this bad?
 * Each `a[i]` makes a Python object, and each step of the loop is interpreted: some hundred times slower than NumPy's own loop.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * values = np.linspace(0, 1, 50_000)
 * out = np.empty(50_000)
 * for i in range(len(values)):
 *     out[i] = values[i] * 2
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * values = np.linspace(0, 1, 50_000)
 * out = values * 2
 * ```
 *
 * ## When not to
 * When a step needs the one before, as in `x[i] = x[i - 1] + d[i]`. The rule only speaks of loops whose single statement computes
 * with elements at the loop's own indices, and of 10,000 steps and more.
 */
import { isExact } from "../../ndarray/dim.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Expr, For, Module, Node, Stmt } from "../../syntax/ast.ts";
import { walk } from "../../syntax/ast.ts";
import type { ValueEvent } from "../../trace/event.ts";
import { eventsAt } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { calledName } from "../operands.ts";
import { rule } from "../rule.ts";
import { pathTo } from "../tree.ts";

/** Steps that take a noticeable time. */
const leastSteps = 10_000;

export default rule({
  code: "ND304",
  name: "element-loop",
  severity: "information",
  on: "value",
  check(event, { trace, module }) {
    if (event.op !== "getitem" && event.op !== "iterate") return undefined;
    const loop = loopOf(module, event.node);
    if (!loop || firstRead(trace, loop.outer) !== event.node) return undefined;
    const steps = loop.all.reduce((product, one) => product * (roundsOf(trace, one) ?? 0), 1);
    if (steps < leastSteps) return undefined;
    return {
      message: `${steps.toLocaleString("en-US")} steps in Python, one for each element: say it with operations on the whole array`,
      at: loop.outer,
      proof: ["every step uses the elements at its own place only"],
    };
  },
});

interface Loop {
  readonly outer: For;
  readonly all: readonly For[];
}

/** Returns the loops around an element that do nothing but one computation for each element. */
function loopOf(module: Module, node: Node): Loop | undefined {
  const all = pathTo(module, node).filter((one): one is For => one.kind === "For");
  const start = all.findIndex((_, i) => isElementwise(all.slice(i)));
  return start < 0 ? undefined : { outer: all[start], all: all.slice(start) };
}

/** True when each loop is all that the one around it does, and the innermost computes one thing. */
function isElementwise(all: readonly For[]): boolean {
  const isNested = all.every(
    ({ body, orelse }, i) =>
      body.length === 1 && orelse.length === 0 && (i + 1 === all.length || body[0] === all[i + 1]),
  );
  const innermost = all[all.length - 1];
  if (!isNested || !innermost) return false;
  const names = all.map(namesOf);
  const indices = names.map(({ index }) => index);
  if (names.some((one) => one.index === undefined && one.item === undefined)) return false;
  const items = new Set(names.flatMap(({ item }) => (item === undefined ? [] : [item])));
  return isComputation(innermost.body[0], indices as string[], items);
}

interface Names {
  readonly index?: string;
  readonly item?: string;
}

/** The names of a loop: `for i in range(n)`, `for x in a`, `for i, x in enumerate(a)`. */
function namesOf({ target, iter }: For): Names {
  if (target.kind === "Name")
    return calledName(iter) === "range"
      ? { index: target.id }
      : iter.kind === "Name"
        ? { item: target.id }
        : {};
  const [first, second] = target.kind === "Tuple" ? target.elts : [];
  if (calledName(iter) !== "enumerate" || first?.kind !== "Name" || second?.kind !== "Name") return {};
  return { index: first.id, item: second.id };
}

/** `out[i] = f(a[i])`, or `total += f(a[i])`. */
function isComputation(statement: Stmt, indices: readonly string[], items: ReadonlySet<string>): boolean {
  if (statement.kind === "Assign" && statement.targets.length === 1) {
    const [target] = statement.targets;
    return isElement(target, indices) && isPlain(statement.value, indices, items);
  }
  if (statement.kind !== "AugAssign" || !["Add", "Mult"].includes(statement.op)) return false;
  const { target, value } = statement;
  const isSum = target.kind === "Name" && !indices.includes(target.id) && !mentions(value, target.id);
  return (isSum || isElement(target, indices)) && isPlain(value, indices, items);
}

/** `a[i]` or `a[i, j]` at exactly the indices of the loops. */
function isElement(node: Expr, indices: readonly string[]): boolean {
  if (node.kind !== "Subscript" || (node.value.kind !== "Name" && node.value.kind !== "Attribute"))
    return false;
  const parts = node.slice.kind === "Tuple" ? node.slice.elts : [node.slice];
  return (
    parts.length === indices.length &&
    parts.every((part, i) => part.kind === "Name" && part.id === indices[i])
  );
}

const functions: ReadonlySet<string> = new Set(
  "abs float int max min round sqrt exp log sin cos tan hypot fabs floor ceil square maximum minimum".split(
    " ",
  ),
);

/** True for what operations on whole arrays say as well. */
function isPlain(node: Expr, indices: readonly string[], items: ReadonlySet<string>): boolean {
  const again = (one: Expr) => isPlain(one, indices, items);
  switch (node.kind) {
    case "Constant":
      return true;
    case "Name":
      return items.has(node.id) || !indices.includes(node.id);
    case "Subscript":
      return isElement(node, indices);
    case "BinOp":
      return again(node.left) && again(node.right);
    case "UnaryOp":
      return again(node.operand);
    case "Compare":
      return node.comparators.length === 1 && again(node.left) && again(node.comparators[0]);
    case "IfExp":
      return again(node.test) && again(node.body) && again(node.orelse);
    case "Call":
      return functions.has(calledName(node) ?? "") && node.keywords.length === 0 && node.args.every(again);
    default:
      return false;
  }
}

function mentions(node: Expr, name: string): boolean {
  let found = false;
  walk(node, (one) => {
    if (one.kind === "Name" && one.id === name) found = true;
  });
  return found;
}

/** Returns the first place in a loop where a number is taken out of an array. */
function firstRead(trace: Trace, loop: For): Node | undefined {
  const found: Node[] = [];
  walk(loop, (node) => {
    if (eventsAt(trace, node).some((event) => event.kind === "value" && isRead(event))) found.push(node);
  });
  return found[0];
}

function isRead({ op, ins, value }: ValueEvent): boolean {
  return (op === "getitem" || op === "iterate") && ins[0]?.t === "ndarray" && value.t === "scalar";
}

/** Returns how often a loop is run, by what it goes through. */
function roundsOf(trace: Trace, { iter }: For): number | undefined {
  const over = iter.kind === "Call" && calledName(iter) === "enumerate" ? iter.args[0] : iter;
  return lengthOf(over && trace.observations.get(over)?.last);
}

function lengthOf(value: Value | undefined): number | undefined {
  if (value?.t === "ndarray") {
    const [length] = value.shape;
    return length !== undefined && isExact(length) ? length : undefined;
  }
  if (value?.t !== "range" || !isExact(value.start) || !isExact(value.stop)) return undefined;
  return Math.max(0, Math.ceil((value.stop - value.start) / value.step));
}
