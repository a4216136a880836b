import type { Expr } from "../../syntax/ast.ts";

/** Expressions of which a statement or operator only asks whether they are true. */
const asked = new WeakSet<Expr>();

/** Says of an expression that only its truth matters where it stands, and returns it. */
export function asTest(node: Expr): Expr {
  if (node.kind === "BoolOp" && !asked.has(node)) {
    asked.add(node);
    for (const value of node.values) asTest(value);
  }
  return node;
}

/** True when only the truth of `a and b` matters: what it gives is then no name for either of them. */
export function isTest(node: Expr): boolean {
  return asked.has(node);
}
