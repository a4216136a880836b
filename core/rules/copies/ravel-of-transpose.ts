/**
 * ## What it does
 * Reports `a.T.ravel()`, `a.T.reshape(-1)` and the like when the elements are only counted, compared or added up, so that
 * their order does not matter.
 *
 * ## Why is this bad?
 * The elements of a transposed array do not lie in the order that `ravel()` and `reshape()` promise, so they copy.
 * `ravel(order="K")` takes the elements as they lie, without a copy.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * table = np.zeros((1000, 1000))
 * print(table.T.ravel().max())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * table = np.zeros((1000, 1000))
 * print(table.T.ravel(order="K").max())
 * ```
 *
 * ## When not to
 * When the elements are needed in the transposed order. The rule is silent then.
 */
import { isC, isExactLayout, isF, type Layout } from "../../ndarray/layouts/layout.ts";
import type { Attribute, Call, Expr } from "../../syntax/ast.ts";
import type { CopyEvent } from "../../trace/event.ts";
import { isLeftBehind } from "../../trace/query.ts";
import { amountOf } from "../amount.ts";
import { orderDependence, shortName } from "../consumers.ts";
import { addKeyword, replace } from "../edits.ts";
import { orderOf } from "../order.ts";
import { type Edit, rule, type Scene } from "../rule.ts";
import { sharingOf } from "../sharing.ts";

const flattening: ReadonlySet<string> = new Set(["ravel", "flatten", "reshape"]);

export default rule({
  code: "ND102",
  name: "ravel-of-transpose",
  severity: "warning",
  on: "copy",
  check(event, scene) {
    const { trace, visits } = scene;
    if (!visits.every(isFlattenedAgainstOrder)) return undefined;
    const dependences = visits.map(({ out }) => orderDependence(trace, out));
    if (dependences.includes("value")) return undefined;
    const sharing = sharingOf(trace, visits);
    if (!sharing) return undefined;
    const { text, bytes } = amountOf(visits, "copied");
    const isExactly = !dependences.includes("rounding");
    const isHidden = !visits.some(({ out }) => isLeftBehind(trace, out));
    const edits = editsOf(event, scene);
    return {
      message: `${text}: ${isTransposed(event) ? "the elements of a transposed array are put in order" : "the elements are put into another order"}; ravel(order="K") takes them as they lie`,
      bytes,
      severity: sharing.isProved && isExactly ? undefined : "information",
      proof: [
        ...sharing.proof,
        isExactly ? "no result depends on the order of the elements" : "sums of floats may round differently",
      ],
      fix: edits && { title: 'Use ravel(order="K")', safe: sharing.isProved && isExactly && isHidden, edits },
    };
  },
});

/** One dimension in C or Fortran order is asked for, of elements that lie together in another order. */
function isFlattenedAgainstOrder({ op, of, out, ins, named }: CopyEvent): boolean {
  if (!flattening.has(shortName(op)) || of.subclass !== "ndarray" || out.shape.length !== 1) return false;
  const order = orderOf(named.get("order") ?? (shortName(op) === "reshape" ? undefined : ins[1]));
  const isAsked = order === "C" ? isC(of.layout) : order === "F" ? isF(of.layout) : undefined;
  return isAsked === false && isPackedInSomeOrder(of.layout);
}

/** True when the elements fill a piece of memory without gaps, whatever the order of the axes. */
function isPackedInSomeOrder(layout: Layout): boolean {
  if (!isExactLayout(layout)) return false;
  const axes = layout.shape.map((length, axis) => ({ length, stride: layout.strides[axis] }));
  let step = layout.dtype.itemsize;
  for (const { length, stride } of axes.sort((a, b) => a.stride - b.stride)) {
    if (length === 1) continue;
    if (stride !== step) return false;
    step *= length;
  }
  return true;
}

function isTransposed({ of }: CopyEvent): boolean {
  return isC(of.layout) === false;
}

function editsOf({ node, op }: CopyEvent, { module }: Scene<"copy">): Edit[] | undefined {
  if (node.kind !== "Call" || node.func.kind !== "Attribute") return undefined;
  const [order, ...more] = node.keywords;
  if (order)
    return more.length === 0 && order.arg === "order" ? orderEdits(node, node.func, order.value) : undefined;
  const { func, args } = node;
  const isMethod = op.startsWith("numpy.ndarray.") && func.attr === shortName(op);
  const others = isMethod && args.length === (func.attr === "reshape" ? 1 : 0) ? args : args.slice(1);
  const isUnbound = isMethod && others !== args;
  if (isUnbound || others.some(({ kind }) => kind === "Starred")) return undefined;
  const rename = func.attr === "ravel" ? [] : [replace(func.attrSpan, "ravel")];
  if (others.length === 0) return [...rename, addKeyword(module, node, 'order="K"')];
  return others.length === 1 && func.attr === "reshape"
    ? [...rename, replace(others[0], 'order="K"')]
    : undefined;
}

/** `np.ravel(a, order="F")` and `a.flatten(order="F")`. */
function orderEdits({ args }: Call, { attr, attrSpan }: Attribute, order: Expr): Edit[] | undefined {
  if (attr === "reshape" || args.some(({ kind }) => kind === "Starred")) return undefined;
  return [...(attr === "ravel" ? [] : [replace(attrSpan, "ravel")]), replace(order, '"K"')];
}
