/**
 * ## What it does
 * Reports arrays that repeat a row, a column or a number (`tile`, `repeat`, `ones * row`, `full_like`, `broadcast_to(...).copy()`)
 * and are then only used in operations that would repeat it by themselves.
 *
 * ## Why is this bad?
 * NumPy broadcasts: an axis of length 1, or a missing one, is read again and again without being copied. The repeated array takes
 * as much memory as the array that it meets, and tells nothing new.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * batch = np.ones((3000, 128))
 * bias = np.arange(128.0)
 * batch += np.tile(bias, (3000, 1))
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * batch = np.ones((3000, 128))
 * bias = np.arange(128.0)
 * batch += bias
 * ```
 *
 * ## When not to
 * When the repeated array is written to, stored, indexed, multiplied as a matrix or handed to other code. The rule is silent then.
 */
import type { NDArray } from "../../ndarray/array.ts";
import type { Expr, Module, Node } from "../../syntax/ast.ts";
import type { EventOf } from "../../trace/event.ts";
import { elementUses } from "../../trace/reads.ts";
import { touchesSince } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { operandText, removeMethod, replace, textOf } from "../edits.ts";
import { linesText } from "../proof.ts";
import { type Edit, type Fix, rule } from "../rule.ts";
import { type Expansion, expansionOf } from "./expansion.ts";
import { narrowing } from "./narrow.ts";
import { inParentheses } from "./parentheses.ts";

export default rule({
  code: "ND403",
  name: "needless-expansion",
  severity: "warning",
  on: ["copy", "alloc", "ufunc"],
  check(event, { trace, module, visits }) {
    const found = visits.map((visit) => expansionOf(visit, trace));
    if (!found.every((expansion) => expansion !== undefined)) return undefined;
    const seeds = new Map(visits.map(({ out }, i) => [found[i].as ?? out, found[i].shape]));
    const broadcast = narrowing(trace, seeds);
    if (!broadcast || !visits.every((visit, i) => isSteady(trace, visit, found[i]))) return undefined;
    const expansion = found[visits.indexOf(event)];
    const { bytes } = amountOf(visits, "", (visit) => (isReused(trace, visit.out) ? 0 : visit.allocated));
    const { text } = amountOf(visits, expansion.what);
    const lines = [...new Set(broadcast.uses.map(({ line }) => line))];
    return {
      message: `${text}${bytes === 0 ? " (reused for the result)" : ""}: what uses it would broadcast ${expansion.origin}; leave the copy out`,
      bytes,
      proof: [
        linesText("only used in elementwise operations", lines),
        "the results keep their shapes and values without the repetition",
        ...(broadcast.isSeen ? ["what the name stands for has another shape without it"] : []),
      ],
      fix: fixOf(module, event.node, expansion, !broadcast.isSeen),
    };
  },
});

/** True when what is repeated is still the same where the repetition is used. */
function isSteady(trace: Trace, event: EventOf<"copy" | "alloc" | "ufunc">, { source }: Expansion): boolean {
  if (source === undefined) return true;
  const last = elementUses(trace, event.out).reduce((step, touch) => Math.max(step, touch.event.step), 0);
  return touchesSince(trace, source, event).every(
    ({ event: other, role }) =>
      other.step > last ||
      (role !== "written" && other.kind !== "unknown" && !(other.kind === "use" && other.how === "escape")),
  );
}

/** NumPy gave its memory to a later result, which will need its own. */
function isReused(trace: Trace, { buffer }: NDArray): boolean {
  return trace.lives.get(buffer)?.bytes === 0;
}

function fixOf(
  module: Module,
  node: Node,
  { node: kept, method }: Expansion,
  safe: boolean,
): Fix | undefined {
  if (node.kind === "Call" && method) {
    return { title: "Drop the copy", safe, edits: [removeMethod(module, node, method)] };
  }
  return kept && { title: "Drop the repetition", safe, edits: [repeatedBy(module, node, kept)] };
}

function repeatedBy(module: Module, node: Node, kept: Expr): Edit {
  const text = operandText(module, kept);
  const isPlain = text === textOf(module, kept);
  return replace((isPlain && inParentheses(module, node)) || node, text);
}
