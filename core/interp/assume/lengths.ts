import { type Dim, minus, plus, times } from "../../ndarray/layouts/dim.ts";
import type { Expr } from "../../syntax/ast.ts";

/** A length that is written with names. */
export type Length = (of: (name: string) => Dim) => Dim;

const operations: Readonly<Record<string, (a: Dim, b: Dim) => Dim>> = { Add: plus, Sub: minus, Mult: times };

/** Returns the length that an expression of numbers, names, `+`, `-` and `*` is; undefined for any other. */
export function lengthIn(node: Expr): Length | undefined {
  if (node.kind === "Name") return (of) => of(node.id);
  if (node.kind === "Constant") {
    const { value } = node;
    if (value.type !== "int" || typeof value.value !== "number") return undefined;
    const number = value.value;
    return () => number;
  }
  if (node.kind !== "BinOp" || !Object.hasOwn(operations, node.op)) return undefined;
  const [left, right] = [lengthIn(node.left), lengthIn(node.right)];
  return left && right && ((of) => operations[node.op](left(of), right(of)));
}
