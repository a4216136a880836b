/**
 * ## What it does
 * Reports `x = x + 1` and the like when nothing else refers to the old array.
 *
 * ## Why is this bad?
 * The result gets an array of its own, and the old one is dropped only when the name is bound again: at that moment both are in
 * memory. `x += 1`, and functions with `out=x`, write into the array that is there.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * x = np.zeros(1_000_000)
 * x = x + 1
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * x = np.zeros(1_000_000)
 * x += 1
 * ```
 *
 * ## When not to
 * When another name, a view, a list or the caller still refers to the old array, which would change as well, and where the result
 * has another dtype or shape. The rule is silent then.
 */
import type { Expr, Stmt } from "../../syntax/ast.ts";
import { eventsAt, namesOf } from "../../trace/query.ts";
import { amountOf } from "../amount.ts";
import { replace } from "../edits.ts";
import { type Elementwise, isElementwiseEvent } from "../expansion/elementwise.ts";
import { type Fix, rule, type Scene } from "../rule.ts";
import { indentationOf, statementOf } from "../tree.ts";
import { droppedOperand, fits } from "./spent.ts";
import { stepsInto } from "./writing.ts";

export default rule({
  code: "ND410",
  name: "rebound-operand",
  severity: "warning",
  on: ["ufunc", "alloc"],
  check(event, scene) {
    const { trace, visits } = scene;
    const operands = visits.map((visit) =>
      isElementwiseEvent(visit) ? droppedOperand(trace, visit) : undefined,
    );
    const operand = operands[visits.indexOf(event)];
    if (!operand || operands.includes(undefined)) return undefined;
    const { text, bytes } = amountOf(visits, "for a second array");
    const name = namesOf(trace, operand)[0]?.name ?? "the old one";
    const fix = fixOf(event, scene, name);
    return {
      message: `${text}: ${name} is dropped for the result; compute in place${fix ? `, ${fix.title}` : ", with out="}`,
      bytes,
      proof: [
        "nothing else refers to the old array",
        "the result has its dtype and shape, so that it has the same bits there",
      ],
      fix,
    };
  },
});

function fixOf(
  event: Elementwise,
  { module, trace }: Scene<"ufunc" | "alloc">,
  name: string,
): Fix | undefined {
  const statement = statementOf(module, event.node);
  const value = statement && valueFor(statement, name);
  const indentation = statement && indentationOf(module, statement);
  const computes = (node: Expr) =>
    eventsAt(trace, node).some((one) => isElementwiseEvent(one) && fits(one.out, event.out));
  if (!statement || !value || !computes(value)) return undefined;
  const steps = stepsInto(module, value, name, computes);
  if (!steps) return undefined;
  return {
    title: steps.length === 1 ? steps[0] : steps.join("; "),
    safe: event.certain && event.scope.node === undefined,
    edits: [replace(statement, steps.join(indentation === undefined ? "; " : `\n${indentation}`))],
  };
}

/** Returns what `name = ...` binds the name to. */
function valueFor(statement: Stmt, name: string): Expr | undefined {
  if (statement.kind !== "Assign" || statement.targets.length !== 1) return undefined;
  const [target] = statement.targets;
  return target.kind === "Name" && target.id === name ? statement.value : undefined;
}
