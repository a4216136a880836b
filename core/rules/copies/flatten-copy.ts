/**
 * ## What it does
 * Reports `flatten()` on an array whose elements already lie in the order asked for.
 *
 * ## Why is this bad?
 * `flatten()` always copies. `ravel()` returns a view when the layout allows it, so that no memory is needed.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * image = np.zeros((1000, 1000))
 * row = image.flatten()
 * print(row.sum())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * image = np.zeros((1000, 1000))
 * row = image.ravel()
 * print(row.sum())
 * ```
 *
 * ## When not to
 * When the result is written to while the original must keep its values: a view would change both. The rule is silent then.
 */
import { isC } from "../../ndarray/layout.ts";
import { formatBytes } from "../../ndarray/show.ts";
import { isOnlyReadAfter, readLinesAfter } from "../../trace/query.ts";
import { replace } from "../edits.ts";
import { linesText } from "../proof.ts";
import { rule } from "../rule.ts";

export default rule({
  code: "ND101",
  name: "flatten-copy",
  severity: "warning",
  on: "copy",
  check({ op, node, of, out, step, allocated }, { trace, visits }) {
    if (op !== "numpy.ndarray.flatten" || node.kind !== "Call" || node.func.kind !== "Attribute")
      return undefined;
    if (node.args.length || node.keywords.length || isC(of.layout) !== true) return undefined;
    // A later write to either array would show in both once they share memory.
    const isShared = visits.every(
      (visit) =>
        isOnlyReadAfter(trace, visit.out, visit.step) && isOnlyReadAfter(trace, visit.of, visit.step),
    );
    if (!isShared) return undefined;
    return {
      message: `${formatBytes(allocated)} copied: flatten() always copies; ravel() returns a view here`,
      bytes: allocated,
      proof: [
        linesText("the result is only read", readLinesAfter(trace, out, step)),
        "the original is not written afterwards",
        "same bits: the elements already lie in C order",
      ],
      fix: { title: "Use ravel()", safe: true, edits: [replace(node.func.attrSpan, "ravel")] },
    };
  },
});
