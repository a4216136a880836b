/**
 * ## What it does
 * Reports a write into a copy that nobody ever reads: `a[mask][0] = 1`, `a[[2, 3]].sort()`.
 *
 * ## Why is this bad?
 * Indexing with a list, an array or a mask copies. What is written into the copy is gone with it, and `a` stays as it was.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * scores = np.zeros((100, 3))
 * scores[scores[:, 0] < 1][:] = 5
 * print(scores.sum())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * scores = np.zeros((100, 3))
 * scores[scores[:, 0] < 1] = 5
 * print(scores.sum())
 * ```
 *
 * ## When not to
 * There is no use for such a write.
 */
import type { NDArray } from "../../ndarray/array.ts";
import type { Call, Expr, Subscript } from "../../syntax/ast.ts";
import type { CopyEvent, OperationEvent } from "../../trace/event.ts";
import { isTemporary, makerOf } from "../../trace/query.ts";
import { elementUses } from "../../trace/reads.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf, bytesWritten } from "../amount.ts";
import { replace, textOf } from "../edits.ts";
import { type Fix, rule, type Scene } from "../rule.ts";
import { statementOf } from "../tree.ts";

export default rule({
  code: "ND104",
  name: "lost-write",
  severity: "error",
  on: ["write", "ufunc"],
  check(event, scene) {
    const { trace, visits, module } = scene;
    const made = visits.map((visit) => lostCopy(trace, visit));
    const [first] = made;
    if (!first || made.includes(undefined)) return undefined;
    const { text } = amountOf(visits, "written and lost", bytesWritten);
    return {
      message: `${text}: ${textOf(module, first.node)} is a copy, and nobody reads it afterwards; write through one index`,
      severity: event.certain ? undefined : "warning",
      proof: ["nothing reads the copy after the write"],
      fix: fixOf(event, scene),
      related: [{ at: first.node, message: "the copy is made here" }],
    };
  },
});

/** Returns the copy that the operation writes into when that is the last that is ever done with it. */
function lostCopy(trace: Trace, event: OperationEvent): CopyEvent | undefined {
  const into = "into" in event ? event.into : undefined;
  if (!into || into.alternatives || !trace.isWhole || !isTemporary(trace, into)) return undefined;
  const owner = trace.lives.get(into.buffer)?.owner;
  const maker = owner && makerOf(trace, owner);
  if (maker?.kind !== "copy" || isUsedAfter(trace, into, event)) return undefined;
  return maker;
}

function isUsedAfter(trace: Trace, into: NDArray, { step }: OperationEvent): boolean {
  const isRead = elementUses(trace, into).some(({ event }) => event.step > step);
  return isRead || touchesOf(trace, into).some(({ event, role }) => role === "bound" && event.step > step);
}

function fixOf({ node }: OperationEvent, { module }: Scene<"write" | "ufunc">): Fix | undefined {
  if (node.kind === "Subscript" && node.value.kind === "Subscript") {
    const text = oneIndex(module, node, node.value);
    return text === undefined
      ? undefined
      : { title: `Write to ${text}`, safe: false, edits: [replace(node, text)] };
  }
  return node.kind === "Call" ? fillFix(module, node) : undefined;
}

/** Returns the text that says two indices in one; undefined where that is not simple. */
function oneIndex(module: Scene<"write">["module"], outer: Subscript, inner: Subscript): string | undefined {
  const { slice } = outer;
  if (isWhole(slice)) return textOf(module, inner);
  const array = textOf(module, inner.value);
  const index = textOf(module, inner.slice);
  if (slice.kind === "Constant" && slice.value.type === "str")
    return `${array}[${textOf(module, slice)}][${index}]`;
  if (inner.slice.kind === "Tuple" || slice.kind !== "Tuple" || !isWhole(slice.elts[0])) return undefined;
  const rest = slice.elts.slice(1).map((one) => textOf(module, one));
  return `${array}[${[index, ...rest].join(", ")}]`;
}

function isWhole(index: Expr): boolean {
  if (index.kind === "Slice") return !index.lower && !index.upper && !index.step;
  return index.kind === "Constant" && index.value.type === "Ellipsis";
}

/** `a[mask].fill(0)` is `a[mask] = 0`. */
function fillFix(module: Scene<"write">["module"], node: Call): Fix | undefined {
  const { func, args } = node;
  if (
    func.kind !== "Attribute" ||
    func.attr !== "fill" ||
    func.value.kind !== "Subscript" ||
    args.length !== 1
  )
    return undefined;
  const statement = statementOf(module, node);
  if (statement?.kind !== "Expr" || statement.value !== node) return undefined;
  const text = `${textOf(module, func.value)} = ${textOf(module, args[0])}`;
  return { title: "Write through the index", safe: false, edits: [replace(node, text)] };
}
