/**
 * ## What it does
 * Reports what a mask picks out only to count it: `len(a[mask])`, `a[mask].size`, `a[mask].shape[0]`, and the same of a name for it.
 *
 * ## Why is this bad?
 * Indexing by a mask copies all the elements it picks, and then nobody looks at them. `np.count_nonzero(mask)` counts the mask where
 * it lies.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * values = np.linspace(-1, 1, 500_000)
 * positive = len(values[values > 0])
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * values = np.linspace(-1, 1, 500_000)
 * positive = np.count_nonzero(values > 0)
 * ```
 *
 * ## When not to
 * When the selection is small. `np.count_nonzero` gives an `np.int64`, which the fix makes Python's own number again.
 */
import { boundsOf, evaluateDim, sameShape } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import type { Expr, Module, Node, Subscript } from "../../syntax/ast.ts";
import type { CopyEvent, Event } from "../../trace/event.ts";
import { namesOf } from "../../trace/query.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { replace, textOf } from "../edits.ts";
import { type Fix, rule } from "../rule.ts";
import { numpyName, pathTo } from "../tree.ts";
import { leastCall } from "./spent.ts";

export default rule({
  code: "ND417",
  name: "counted-selection",
  severity: "information",
  on: "copy",
  check(event, { trace, module, visits }) {
    const { node } = event;
    const count = node.kind === "Subscript" ? countOf(module, node, event) : undefined;
    if (node.kind !== "Subscript" || !visits.every((visit) => isOnlyCounted(trace, visit))) return undefined;
    if (!count && !visits.every((visit) => isCountedByName(trace, visit))) return undefined;
    const { text, bytes } = amountOf(visits, "copied", ({ out }) => nbytes(out.layout));
    const most = evaluateDim(bytes, ({ hint }) => hint) ?? boundsOf(bytes)[1];
    if (!Number.isFinite(most) || most < leastCall) return undefined;
    return {
      message: `${text} only to be counted: np.count_nonzero(mask) counts the mask itself`,
      bytes,
      proof: ["nothing looks at the elements that the mask picks", "the same number"],
      fix: count && fixOf(module, count, node, event.certain && event.scope.node === undefined),
    };
  },
});

/** True for a copy by a mask of which nothing but the shape is asked. */
function isOnlyCounted(trace: Trace, { op, out, of, ins }: CopyEvent): boolean {
  const mask = ins[1];
  if (op !== "getitem" || mask?.t !== "ndarray" || mask.dtype.kind !== "b" || mask.alternatives) return false;
  if (!trace.isWhole || of.subclass !== "ndarray" || mask.shape.length === 0) return false;
  return touchesOf(trace, out).every(
    ({ event, role }) => role === "made" || role === "bound" || isCounting(event),
  );
}

/** `len(x)`, `x.size`, `x.shape`. */
function isCounting(event: Event): boolean {
  if (event.kind === "use") return event.how === "inspect";
  return event.kind === "value" && (event.op === "attribute:size" || event.op === "attribute:shape");
}

/** True when the selection has a name, by which it is counted. */
function isCountedByName(trace: Trace, { out }: CopyEvent): boolean {
  const [name, ...others] = namesOf(trace, out);
  if (!name || others.length > 0 || out.shape.length !== 1) return false;
  return touchesOf(trace, out).some(({ event }) => isCounting(event) && event.step > name.from);
}

/** Returns the expression that is the number of what `selection` picks: `len(...)`, `.size` or `.shape[0]`. */
function countOf(module: Module, selection: Subscript, { of, ins }: CopyEvent): Expr | undefined {
  const [outer, parent] = pathTo(module, selection).slice(0, -1).slice(-2) as readonly Node[];
  if (parent?.kind === "Call")
    return parent.func.kind === "Name" && parent.func.id === "len" && parent.args[0] === selection
      ? parent
      : undefined;
  if (parent?.kind !== "Attribute") return undefined;
  const mask = ins[1];
  if (parent.attr === "size")
    return mask?.t === "ndarray" && sameShape(mask.shape, of.shape) === true ? parent : undefined;
  const isFirst =
    outer?.kind === "Subscript" && outer.slice.kind === "Constant" && textOf(module, outer.slice) === "0";
  return parent.attr === "shape" && isFirst ? outer : undefined;
}

function fixOf(module: Module, count: Expr, { slice }: Subscript, safe: boolean): Fix | undefined {
  const np = numpyName(module);
  if (np === undefined || slice.kind === "Tuple") return undefined;
  return {
    title: "Count the mask",
    safe,
    edits: [replace(count, `int(${np}.count_nonzero(${textOf(module, slice)}))`)],
  };
}
