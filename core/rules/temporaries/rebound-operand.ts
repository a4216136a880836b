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
import type { NDArray } from "../../ndarray/array.ts";
import { minus, plus } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import type { Expr, Stmt } from "../../syntax/ast.ts";
import type { OperationEvent } from "../../trace/event.ts";
import { eventsAt, namesOf } from "../../trace/query.ts";
import { amountOf } from "../amount.ts";
import { addKeyword, operandText, replace, textOf } from "../edits.ts";
import { type Elementwise, isElementwiseEvent } from "../expansion/elementwise.ts";
import { type Fix, rule, type Scene } from "../rule.ts";
import { indentationOf, numpyName, statementOf } from "../tree.ts";
import { droppedOperand, fits, followersOf, isRepair } from "./spent.ts";
import { stepsInto } from "./writing.ts";

export default rule({
  code: "ND410",
  name: "rebound-operand",
  severity: "warning",
  on: ["ufunc", "alloc"],
  check(event, scene) {
    const { trace, visits } = scene;
    const operands = visits.map((visit) =>
      isElementwiseEvent(visit) || isRepair(visit) ? droppedOperand(trace, visit) : undefined,
    );
    const operand = operands[visits.indexOf(event)];
    if (!operand || operands.includes(undefined)) return undefined;
    const name = namesOf(trace, operand)[0]?.name ?? "the old one";
    const isChoice = event.op === "numpy.where";
    const fix = isChoice
      ? choiceFix(event, scene, operand, name)
      : isRepair(event)
        ? repairFix(event, scene, name)
        : fixOf(event, scene, name);
    // The fix makes what is computed from the result on the way write there as well.
    const later = (visit: (typeof visits)[number]) =>
      fix && !isChoice && isElementwiseEvent(visit) ? followersOf(trace, visit.out) : [];
    const isMore = visits.some((visit) => later(visit).some(({ allocated }) => allocated !== 0));
    const { text, bytes } = amountOf(visits, isMore ? "for new arrays" : "for a second array", (visit) =>
      later(visit).reduce(
        (sum, { allocated }) => plus(sum, allocated),
        minus(visit.allocated, maskBytes(visit, operands[visits.indexOf(visit)])),
      ),
    );
    const way =
      fix?.title ??
      (isChoice ? "with np.copyto(..., where=)" : isRepair(event) ? "with copy=False" : "with out=");
    return {
      message: `${text}: ${name} is dropped for the result; compute in place, ${way}`,
      bytes,
      proof: [
        "nothing else refers to the old array",
        "the result has its dtype and shape, so that it has the same bits there",
      ],
      fix,
    };
  },
});

function repairFix(
  event: OperationEvent,
  { module }: Scene<"ufunc" | "alloc">,
  name: string,
): Fix | undefined {
  const { node } = event;
  const statement = statementOf(module, node);
  if (node.kind !== "Call" || node.args.length !== 1 || !statement || valueFor(statement, name) !== node)
    return undefined;
  if (node.keywords.some(({ arg }) => arg === null || arg === "copy")) return undefined;
  return {
    title: "with copy=False",
    safe: event.certain && event.scope.node === undefined,
    edits: [addKeyword(module, node, "copy=False")],
  };
}

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

/** What `x = np.where(c, x, v)` needs in place: the mask of where to put `v` has to be made. */
function maskBytes(
  { op, ins, out }: Scene<"ufunc" | "alloc">["visits"][number],
  operand: NDArray | undefined,
) {
  return op === "numpy.where" && ins[1] === operand ? size(out.layout) : 0;
}

/** `x = np.where(c, v, x)` becomes `np.copyto(x, v, where=c)`. */
function choiceFix(
  event: Elementwise,
  { module }: Scene<"ufunc" | "alloc">,
  operand: NDArray,
  name: string,
): Fix | undefined {
  const { node, ins } = event;
  const statement = statementOf(module, node);
  const np = numpyName(module);
  if (!np || node.kind !== "Call" || node.keywords.length > 0 || node.args.length !== 3) return undefined;
  const isMask = ins[0]?.t === "ndarray" && ins[0].dtype.kind === "b";
  if (!statement || valueFor(statement, name) !== node || !isMask) return undefined;
  const [condition, ...choices] = node.args.map((arg) => textOf(module, arg));
  const at = choices.indexOf(name);
  if (at < 0 || ins[1 + at] !== operand || ins[2 - at] === operand) return undefined;
  const mask = at === 1 ? condition : `~${operandText(module, node.args[0])}`;
  const title = `${np}.copyto(${name}, ${choices[1 - at]}, where=${mask})`;
  if (title.includes("\n")) return undefined;
  return {
    title,
    safe: event.certain && event.scope.node === undefined,
    edits: [replace(statement, title)],
  };
}

/** Returns what `name = ...` binds the name to. */
function valueFor(statement: Stmt, name: string): Expr | undefined {
  if (statement.kind !== "Assign" || statement.targets.length !== 1) return undefined;
  const [target] = statement.targets;
  return target.kind === "Name" && target.id === name ? statement.value : undefined;
}
