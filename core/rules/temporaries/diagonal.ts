import type { NDArray } from "../../ndarray/array.ts";
import type { Module } from "../../syntax/ast.ts";
import type { EventOf, UfuncEvent } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { products, shortName } from "../consumers.ts";
import { operandText } from "../edits.ts";
import { operandNode } from "../operands.ts";

/** Functions that look at nothing but a matrix's diagonal. */
const diagonals: ReadonlySet<string> = new Set(["trace", "diag", "diagonal"]);

/** Returns the product of two matrices of which only the diagonal is looked at, as in `np.trace(a @ b)` and `np.diag(a @ b.T)`. */
export function diagonalProduct(trace: Trace, event: EventOf<"reduce" | "view">): UfuncEvent | undefined {
  const { of, op, ins, named } = event;
  if (!diagonals.has(shortName(op)) || ins[0] !== of || ins.length > 1 || named.size > 0) return undefined;
  const maker = makerOf(trace, of);
  if (maker?.kind !== "ufunc" || maker.into || !products.has(shortName(maker.op))) return undefined;
  if (maker.out !== of || of.shape.length !== 2 || !"fd".includes(of.dtype.char)) return undefined;
  const isOfMatrices = maker.ins.every((value) => value.t === "ndarray" && value.shape.length === 2);
  return isOfMatrices && isOnlySeenBy(trace, of, event) ? maker : undefined;
}

/** True when the matrix itself goes into nothing but the event; what is done with the diagonal does not count. */
function isOnlySeenBy(trace: Trace, matrix: NDArray, event: EventOf<"reduce" | "view">): boolean {
  if (!trace.isWhole || matrix.alternatives || !matrix.owndata) return false;
  return touchesOf(trace, matrix).every(
    ({ event: other, array, role }) =>
      array !== matrix ||
      role === "made" ||
      other === event ||
      (other.kind === "value" && other.op.startsWith("attribute:")),
  );
}

/** Says what computes the diagonal alone. */
export function diagonalInstead(
  module: Module,
  product: UfuncEvent,
  { op }: EventOf<"reduce" | "view">,
): string {
  const texts = [0, 1].map((i) => operandNode(product, i)).map((node) => node && operandText(module, node));
  const [first, second] = texts.map((text, i) => text ?? "ab"[i]);
  return `np.einsum("ij,ji->${shortName(op) === "trace" ? "" : "i"}", ${first}, ${second})`;
}
