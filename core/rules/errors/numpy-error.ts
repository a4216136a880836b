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

import type { Shape } from "../../ndarray/dtypes/dtype.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import type { Expr } from "../../syntax/ast.ts";
import type { RaiseEvent } from "../../trace/event.ts";
import { insertAfter } from "../edits.ts";
import { isOfMap } from "../files/maps.ts";
import { operandNode } from "../operands.ts";
import { type Fix, rule } from "../rule.ts";
import { raisedBy } from "./raised.ts";

export default rule({
  code: "ND901",
  name: "numpy-error",
  severity: "error",
  on: "raise",
  check(_, { trace, module, visits }) {
    const raised = raisedBy(trace, module, visits);
    // What is raised about memory maps is another rule's.
    if (!raised || isOfMap(trace, raised.event)) return undefined;
    const fix = fixOf(raised.event);
    return {
      message: `${raised.text}${fix ? `; ${fix.title.replace("Add", "add")}` : ""}`,
      severity: raised.isSure ? undefined : "warning",
      proof: raised.isSure ? [] : ["where this is reached at all"],
      fix,
    };
  },
});

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
