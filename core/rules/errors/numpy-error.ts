/**
 * ## What it does
 * Reports what NumPy would raise: shapes that do not broadcast or multiply, sizes that do not fit, axes and indices that are out
 * of bounds, dtypes that do not exist or do not convert.
 *
 * ## Why is this bad?
 * The program ends there.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * prices = np.ones((50, 12))
 * factors = np.ones(50)
 * print(prices * factors)
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * prices = np.ones((50, 12))
 * factors = np.ones(50)
 * print(prices * factors[:, None])
 * ```
 *
 * ## When not to
 * When the exception is wanted: the rule is silent where a `try`, `suppress` or `raises` around it takes it, and in a branch that
 * asks for the kind of an object or for a version before, unless it is sure that the branch is taken.
 */
import { isExact } from "../../ndarray/dim.ts";
import type { Shape } from "../../ndarray/dtype.ts";
import { type Expr, type Node, walk } from "../../syntax/ast.ts";
import type { RaiseEvent } from "../../trace/event.ts";
import { insertAfter } from "../edits.ts";
import { operandNode } from "../operands.ts";
import { type Fix, rule } from "../rule.ts";
import { pathTo } from "../tree.ts";

/** What NumPy raises about shapes, indices and dtypes; files may well be there when the program runs. */
const types: ReadonlySet<string> = new Set([
  "ValueError",
  "TypeError",
  "IndexError",
  "AxisError",
  "LinAlgError",
  "OverflowError",
  "UFuncTypeError",
  "UFuncNoLoopError",
  "DTypePromotionError",
  "ZeroDivisionError",
]);

export default rule({
  code: "ND901",
  name: "numpy-error",
  severity: "error",
  on: "raise",
  check(event, { module, visits }) {
    const uncaught = visits.filter(({ caught, type }) => !caught && types.has(shortType(type)));
    const [first] = uncaught;
    const around = pathTo(module, event.node);
    if (!first || around.some(mayTakeExceptions)) return undefined;
    const isSure = uncaught.some(({ certain }) => certain);
    if (!isSure && around.some(asksForKind)) return undefined;
    const fix = fixOf(first);
    return {
      message: `${shortType(first.type)}: ${first.message.trim()}${fix ? `; ${fix.title.replace("Add", "add")}` : ""}`,
      severity: isSure ? undefined : "warning",
      proof: isSure ? [] : ["where this is reached at all"],
      fix,
    };
  },
});

/** Returns the name that people know an exception by; NumPy's private ones are kinds of UFuncTypeError. */
function shortType(type: string): string {
  const name = type.slice(type.lastIndexOf(".") + 1);
  return name.startsWith("_UFunc") ? "UFuncTypeError" : name;
}

/** `with pytest.raises(ValueError):` and its like. */
function mayTakeExceptions(node: Node): boolean {
  if (node.kind !== "With" && node.kind !== "AsyncWith") return false;
  return node.items.some(({ context_expr }) => mentions(context_expr, /raises|suppress|warns|ignore/i));
}

/** True when a name or attribute in the expression is like that. */
function mentions(expression: Expr, like: RegExp): boolean {
  let found = false;
  walk(expression, (part) => {
    const name = part.kind === "Attribute" ? part.attr : part.kind === "Name" ? part.id : "";
    found ||= like.test(name);
  });
  return found;
}

/** `if isinstance(...)`, `if hasattr(np, ...)`, `if version < ...`: what follows is written for objects and releases that may be others. */
function asksForKind(node: Node): boolean {
  if (node.kind !== "If" && node.kind !== "IfExp") return false;
  return mentions(node.test, /^(isinstance|issubclass|hasattr|callable|type|dtype)$|version|platform/i);
}

/** Where one more axis behind an operand's own makes two shapes fit, that is what is meant more often than not. */
function fixOf(event: RaiseEvent): Fix | undefined {
  const [left, right] = event.ins;
  if (event.ins.length !== 2 || left?.t !== "ndarray" || right?.t !== "ndarray") return undefined;
  if (!/could not be broadcast together/.test(event.message)) return undefined;
  const index = left.shape.length < right.shape.length ? 0 : 1;
  const [small, large] = index === 0 ? [left, right] : [right, left];
  if (small.shape.length + 1 !== large.shape.length || !fits([...small.shape, 1], large.shape))
    return undefined;
  const operand = operandNode(event, index);
  if (!operand || !isPrimary(operand)) return undefined;
  const axes = small.shape.length === 1 ? "[:, None]" : "[..., None]";
  return { title: `Add an axis: ${axes}`, safe: false, edits: [insertAfter(operand, axes)] };
}

function fits(a: Shape, b: Shape): boolean {
  return a.every((length, axis) => isExact(length) && (length === 1 || length === b[axis]));
}

/** An index can stand right behind it. */
function isPrimary({ kind }: Expr): boolean {
  return kind === "Name" || kind === "Attribute" || kind === "Subscript" || kind === "Call";
}
