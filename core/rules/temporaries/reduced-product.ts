/**
 * ## What it does
 * Reports products and squares that are only made to be added up: `(a * b).sum()`, `np.sum(a**2)`, `(x * w[:, None]).sum(axis=0)`;
 * and matrix products of which only the diagonal is looked at: `np.trace(a @ b)`.
 *
 * ## Why is this bad?
 * All the products are stored before they are added. `np.vdot(a, b)` adds them as they are computed, and so do `np.vecdot` along
 * the last axis and `np.einsum` along any; of a matrix product, `np.einsum` computes the diagonal alone.
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
import { evaluateDim, sameShape } from "../../ndarray/layouts/dim.ts";
import { isC, nbytes } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Expr, Module } from "../../syntax/ast.ts";
import type { EventOf, UfuncEvent } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import { isSpent } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { shortName } from "../consumers.ts";
import { textOf } from "../edits.ts";
import { operandNode } from "../operands.ts";
import { rule } from "../rule.ts";
import { diagonalInstead, diagonalProduct } from "./diagonal.ts";
import { isSumOfOuter, sumsInstead } from "./outersum.ts";
import { leastCall, leastOperator } from "./spent.ts";

const multiplying: ReadonlySet<string> = new Set(["Mult", "multiply", "square"]);

export default rule({
  code: "ND413",
  name: "reduced-product",
  severity: "information",
  on: ["reduce", "view"],
  check(event, scene) {
    const { trace, visits, module } = scene;
    const found = visits.map((visit) => productOf(trace, visit));
    const product = found[visits.indexOf(event)];
    if (!product || found.includes(undefined)) return undefined;
    const { text, bytes } = amountOf(visits, "for products", ({ of }) => nbytes(of.layout));
    if (event.kind === "view" || isOfDiagonal(event))
      return {
        message: `${text} of which only the diagonal is used: ${diagonalInstead(module, product, event)} computes no more`,
        bytes,
        proof: ["nothing else uses the product", "the sums may round differently in their last digits"],
      };
    return {
      message: `${text} that are only added up: ${advice(event, product, module)} needs none`,
      bytes,
      proof: ["nothing else uses the products", "the sum may round differently in its last digits"],
    };
  },
});

function isOfDiagonal({ op }: EventOf<"reduce">): boolean {
  return shortName(op) === "trace";
}

/** Returns the product that only this sum, or this look at its diagonal, uses. */
function productOf(trace: Trace, event: EventOf<"reduce" | "view">): UfuncEvent | undefined {
  if (event.kind === "view" || isOfDiagonal(event))
    return isLarge(event.of) ? diagonalProduct(trace, event) : undefined;
  const { of, op, ins, named } = event;
  const name = shortName(op);
  if ((name !== "sum" && name !== "mean") || ins[0] !== of || ins.length > 2) return undefined;
  if (
    [...named.keys()].some((key) => key !== "axis" && key !== "keepdims") ||
    !isLarge(of, name === "mean" && named.size === 0 && ins.length === 1 ? leastOperator : leastCall) ||
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
  if (!isSquare && !multiplying.has(name)) return false;
  const factors = isSquare || name === "square" ? [left] : [left, right];
  const isOf = (factor: Value | undefined): factor is NDArray =>
    factor?.t === "ndarray" &&
    factor.shape.length > 0 &&
    factor.dtype.char === out.dtype.char &&
    !factor.alternatives;
  if (!factors.every(isOf)) return false;
  const isWhole = ({ shape }: NDArray) => sameShape(shape, out.shape) === true;
  // The smaller factor may be repeated, as the weights of rows are.
  return factors.every(isWhole) || (factors.some(isWhole) && isLarge(out, leastRepeated));
}

/** Bytes of products with something repeated: the sum that needs none is harder to read. */
const leastRepeated = 1024 * 1024;

function isLarge({ layout }: NDArray, least = leastCall): boolean {
  const bytes = evaluateDim(nbytes(layout), ({ hint }) => hint);
  return bytes !== undefined && bytes >= least;
}

function advice(event: EventOf<"reduce">, product: UfuncEvent, module: Module): string {
  if (!isProduct(product)) return sumsInstead(module, product, event);
  const share = shortName(event.op) === "mean" ? " / n" : "";
  if (isRepeated(product)) return `np.einsum()${share}`;
  const { named, ins, of } = event;
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
  const rank = of.shape.length;
  if (axis === undefined || axis.t === "none") {
    const isPacked = product.ins.every((value) => value.t !== "ndarray" || isC(value.layout) === true);
    return isPacked || rank === 1 ? `np.vdot(${first}, ${second})${share}${naming}` : `np.einsum()${share}`;
  }
  const isLast = axis.t === "int" && (axis.v === -1 || axis.v === rank - 1);
  return isLast ? `np.vecdot(${first}, ${second})${share}${naming}` : `np.einsum()${share}`;
}

/** True when one factor is repeated for the other. */
function isRepeated({ ins, out }: UfuncEvent): boolean {
  return ins.some((value) => value.t === "ndarray" && sameShape(value.shape, out.shape) !== true);
}

function isPrimary({ kind }: Expr): boolean {
  return kind === "Name" || kind === "Attribute" || kind === "Subscript";
}
