/**
 * ## What it does
 * Reports `astype()` to the dtype that the array already has, when nobody writes into the result or the original afterwards.
 *
 * ## Why is this bad?
 * `astype()` copies even when there is nothing to convert.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * weights = np.ones((1000, 1000), dtype=np.float32)
 * total = weights.astype(np.float32).sum()
 * print(total)
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * weights = np.ones((1000, 1000), dtype=np.float32)
 * total = weights.sum()
 * print(total)
 * ```
 *
 * ## When not to
 * When the copy itself is wanted because one of the two arrays is written to. The rule is silent then; `.copy()` would say so
 * more clearly.
 */
import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import { dtypeText } from "../../ndarray/dtypes/dtypetext.ts";
import type { CopyEvent } from "../../trace/event.ts";
import { amountOf } from "../amount.ts";
import { addKeyword, removeMethod } from "../edits.ts";
import { type Fix, rule, type Scene } from "../rule.ts";
import { isPackedAlike, sharingOf } from "../sharing.ts";
import { argument } from "../tree.ts";

export default rule({
  code: "ND105",
  name: "same-dtype-astype",
  severity: "warning",
  on: "copy",
  check(event, scene) {
    const { trace, visits } = scene;
    if (event.op !== "numpy.ndarray.astype" && event.op !== "numpy.astype") return undefined;
    if (!visits.every(({ of, out }) => of.subclass === "ndarray" && sameDType(of.dtype, out.dtype)))
      return undefined;
    const sharing = sharingOf(trace, visits);
    if (!sharing) return undefined;
    const { text, bytes } = amountOf(visits, "copied");
    const isSameLayout = visits.every(({ of, layout }) => isPackedAlike(of.layout, layout));
    return {
      message: `${text}: the array is ${dtypeText(event.of.dtype)} already; ${isVariable(event) ? "" : "drop astype() or "}pass copy=False`,
      bytes,
      severity: sharing.isProved && isSameLayout ? undefined : "information",
      proof: [
        ...sharing.proof,
        isSameLayout
          ? "same dtype, same bits in the same order"
          : "same dtype; sums may round differently in the other memory order",
      ],
      fix: fixOf(event, scene, sharing.isProved && isSameLayout),
    };
  },
});

/** The dtype is a name's, which may stand for another one next time. */
function isVariable({ node, op, scope }: CopyEvent): boolean {
  const dtype = argument(node, op === "numpy.astype" ? 1 : 0, "dtype");
  return scope.node !== undefined && dtype?.kind === "Name" && !pythonTypes.has(dtype.id);
}

const pythonTypes: ReadonlySet<string> = new Set(["bool", "int", "float", "complex", "object", "str"]);

/** In a function other calls may need the conversion, so that only the copy is given up. */
function fixOf({ node, op, scope }: CopyEvent, { module }: Scene<"copy">, safe: boolean): Fix | undefined {
  if (node.kind !== "Call" || node.func.kind !== "Attribute" || node.func.attr !== "astype") return undefined;
  if (node.keywords.some(({ arg }) => arg === "copy" || arg === null) || node.args.length > 2)
    return undefined;
  const isMethod = op === "numpy.ndarray.astype" && node.args.length + node.keywords.length === 1;
  if (scope.node === undefined && isMethod)
    return { title: "Drop astype()", safe, edits: [removeMethod(module, node, node.func.attrSpan)] };
  return { title: "Pass copy=False", safe, edits: [addKeyword(module, node, "copy=False")] };
}
