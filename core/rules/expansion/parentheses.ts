import { type Located, type Module, spanOf } from "../../syntax/ast.ts";

/** Returns a node's place with the parentheses directly around it; undefined where there are none, or they are a call's. */
export function inParentheses({ text }: Module, node: Located): Located | undefined {
  const { start, end } = spanOf(node);
  if (text[start - 1] !== "(" || text[end] !== ")") return undefined;
  const isCall = /[\w)\]}"']/.test(text[start - 2] ?? "");
  return isCall ? undefined : { start: node.start - 1, end: node.end + 1, unit: node.unit };
}
