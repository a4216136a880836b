/**
 * ## What it does
 * Reports products and squares that are only made to be added up: `(a * b).sum()`, `np.sum(a**2)`, `(a * b).sum(axis=1)`.
 *
 * ## Why is this bad?
 * All the products are stored before they are added. `np.vdot(a, b)` adds them as they are computed, and so do `np.vecdot` along
 * the last axis and `np.einsum` along any.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * a = np.linspace(0, 1, 500_000)
 * energy = (a**2).sum()
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * a = np.linspace(0, 1, 500_000)
 * energy = np.vdot(a, a)
 * ```
 *
 * ## When not to
 * When the last digits must stay as they are: the products are added up in another order. The rule looks at float32 and float64
 * only; whole numbers of small dtypes would overflow in a product that is not stored.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { evaluateDim, sameShape } from "../../ndarray/dim.ts";
import { isC, nbytes } from "../../ndarray/layout.ts";
import type { Expr } from "../../syntax/ast.ts";
import type { EventOf, UfuncEvent } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import { isSpent } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { shortName } from "../consumers.ts";
import { textOf } from "../edits.ts";
import { operandNode } from "../operands.ts";
import { rule, type Scene } from "../rule.ts";
import { isSumOfOuter, sumsInstead } from "./outersum.ts";
import { leastCall } from "./spent.ts";

const products: ReadonlySet<string> = new Set(["Mult", "multiply", "square"]);

export default rule({
  code: "ND413",
  name: "reduced-product",
  severity: "information",
  on: "reduce",
  check(event, scene) {
    const { trace, visits } = scene;
    const found = visits.map((visit) => productOf(trace, visit));
    const product = found[visits.indexOf(event)];
    if (!product || found.includes(undefined)) return undefined;
    const { text, bytes } = amountOf(visits, "for products", ({ of }) => nbytes(of.layout));
    return {
      message: `${text} that are only added up: ${advice(event, product, scene)} needs none`,
      bytes,
      proof: ["nothing else uses the products", "the sum may round differently in its last digits"],
    };
  },
});

/** Returns the product that only this sum uses. */
function productOf(trace: Trace, event: EventOf<"reduce">): UfuncEvent | undefined {
  const { of, op, ins, named } = event;
  const name = shortName(op);
  if ((name !== "sum" && name !== "mean") || ins[0] !== of || ins.length > 2) return undefined;
  if (
    [...named.keys()].some((key) => key !== "axis" && key !== "keepdims") ||
    !isLarge(of) ||
    !isSpent(trace, of, event)
  )
    return undefined;
  const maker = makerOf(trace, of);
  if (maker?.kind !== "ufunc" || maker.into || maker.elided || maker.named.size > 0) return undefined;
  if (of.dtype.char !== "f" && of.dtype.char !== "d") return undefined;
  return isProduct(maker) || isSumOfOuter(maker, event) ? maker : undefined;
}

function isProduct({ op, ins, out }: UfuncEvent): boolean {
  const name = shortName(op);
  const [left, right] = ins;
  const isSquare = (name === "Pow" || name === "power") && right?.t === "int" && right.v === 2;
  if (!isSquare && !products.has(name)) return false;
  const factors = isSquare || name === "square" ? [left] : [left, right];
  return factors.every(
    (factor) =>
      factor?.t === "ndarray" &&
      factor.dtype.char === out.dtype.char &&
      !factor.alternatives &&
      sameShape(factor.shape, out.shape) === true,
  );
}

function isLarge({ layout }: NDArray): boolean {
  const bytes = evaluateDim(nbytes(layout), ({ hint }) => hint);
  return bytes !== undefined && bytes >= leastCall;
}

function advice(event: EventOf<"reduce">, product: UfuncEvent, { module }: Scene<"reduce">): string {
  if (!isProduct(product)) return sumsInstead(module, product, event);
  const { named, ins, of, op } = event;
  const nodes = [0, 1].flatMap((i) => {
    const node = product.ins[i]?.t === "ndarray" ? operandNode(product, i) : undefined;
    return node ? [node] : [];
  });
  const texts = nodes.map((node) => textOf(module, node));
  // What is multiplied by itself is to be computed once.
  const isComputed = texts.every((text) => text === texts[0]) && nodes[0] && !isPrimary(nodes[0]);
  const [first = "a", second = first] = isComputed ? ["d"] : texts;
  const naming = isComputed ? ` with d = ${texts[0]}` : "";
  const axis = named.get("axis") ?? ins[1];
  const share = shortName(op) === "mean" ? " / n" : "";
  const rank = of.shape.length;
  if (axis === undefined || axis.t === "none") {
    const isPacked = product.ins.every((value) => value.t !== "ndarray" || isC(value.layout) === true);
    return isPacked || rank === 1 ? `np.vdot(${first}, ${second})${share}${naming}` : `np.einsum()${share}`;
  }
  const isLast = axis.t === "int" && (axis.v === -1 || axis.v === rank - 1);
  return isLast ? `np.vecdot(${first}, ${second})${share}${naming}` : `np.einsum()${share}`;
}

function isPrimary({ kind }: Expr): boolean {
  return kind === "Name" || kind === "Attribute" || kind === "Subscript";
}
