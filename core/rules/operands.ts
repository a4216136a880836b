import type { Expr, Node } from "../syntax/ast.ts";
import type { OperationEvent } from "../trace/event.ts";

/**
 * Returns the expression of an operation's operand number `index`, counted as in the event's `ins`: the sides of an operator, a
 * method's object and arguments, a function's arguments. Undefined where the text does not show it.
 */
export function operandNode({ node, ins }: OperationEvent, index: number): Expr | undefined {
  if (node.kind === "BinOp") return [node.left, node.right][index];
  if (node.kind === "Compare" && node.comparators.length === 1)
    return [node.left, ...node.comparators][index];
  if (node.kind !== "Call" || node.args.some(({ kind }) => kind === "Starred")) return undefined;
  if (node.args.length === ins.length) return node.args[index];
  if (node.args.length + 1 !== ins.length || node.func.kind !== "Attribute") return undefined;
  return index === 0 ? node.func.value : node.args[index - 1];
}

/** Returns what a call's function is called in the text: "zeros" of `np.zeros(3)`; undefined for what is not a plain call. */
export function calledName(node: Node): string | undefined {
  if (node.kind !== "Call") return undefined;
  if (node.func.kind === "Attribute") return node.func.attr;
  return node.func.kind === "Name" ? node.func.id : undefined;
}
