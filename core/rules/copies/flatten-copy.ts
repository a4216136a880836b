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
import type { NDArray } from "../../ndarray/array.ts";
import { isC, isF } from "../../ndarray/layouts/layout.ts";
import type { CopyEvent } from "../../trace/event.ts";
import { amountOf } from "../amount.ts";
import { replace } from "../edits.ts";
import { orderOf } from "../order.ts";
import { rule } from "../rule.ts";
import { sharingOf } from "../sharing.ts";

export default rule({
  code: "ND101",
  name: "flatten-copy",
  severity: "warning",
  on: "copy",
  check({ op, node }, { trace, visits }) {
    if (op !== "numpy.ndarray.flatten" || node.kind !== "Call" || !visits.every(raveledIsView))
      return undefined;
    const sharing = sharingOf(trace, visits);
    if (!sharing) return undefined;
    const { text, bytes } = amountOf(visits, "copied");
    const { func } = node;
    return {
      message: `${text}: flatten() always copies; ravel() returns a view here`,
      bytes,
      severity: sharing.isProved ? undefined : "information",
      proof: [...sharing.proof, "same bits: the elements already lie in the order asked for"],
      fix:
        func.kind === "Attribute" && func.attr === "flatten"
          ? {
              title: "Use ravel()",
              safe: sharing.isProved && visits.every(({ of }) => of.subclass === "ndarray"),
              edits: [replace(func.attrSpan, "ravel")],
            }
          : undefined,
    };
  },
});

/** `ravel` copies unless the elements lie one after the other in the order that is asked for. */
function raveledIsView({ of, ins, named }: CopyEvent): boolean {
  const order = orderOf(ins[1] ?? named.get("order"));
  if (order === "C") return isC(of.layout) === true;
  if (order === "F") return isF(of.layout) === true;
  return order !== undefined && isContiguous(of);
}

function isContiguous({ layout }: NDArray): boolean {
  return isC(layout) === true || isF(layout) === true;
}
