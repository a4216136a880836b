import { type BinOp, type Module, type Node, type Operator, spanOf } from "../syntax/ast.ts";
import { addKeyword, insertAfter, insertBefore } from "./edits.ts";
import type { Edit } from "./rule.ts";

const ufuncs: Readonly<Partial<Record<Operator, readonly [symbol: string, name: string]>>> = {
  Add: ["+", "add"],
  Sub: ["-", "subtract"],
  Mult: ["*", "multiply"],
  Div: ["/", "divide"],
  Pow: ["**", "power"],
};

/**
 * Returns the edits that give an operation a keyword argument: `np.add(a, b)` one more, `a + b` becomes `np.add(a, b, ...)`.
 * Undefined for what is neither a call nor such an operator.
 */
export function withKeyword(module: Module, node: Node, np: string, keyword: string): Edit[] | undefined {
  if (node.kind === "Call") return [addKeyword(module, node, keyword)];
  if (node.kind !== "BinOp") return undefined;
  const [symbol, name] = ufuncs[node.op] ?? [];
  if (symbol === undefined) return undefined;
  const comma = operatorSpan(module, node, symbol);
  return (
    comma && [
      insertBefore(node, `${np}.${name}(`),
      { at: comma, text: ", " },
      insertAfter(node, `, ${keyword})`),
    ]
  );
}

/** The range of the operator's sign with the blanks around it. */
function operatorSpan({ text }: Module, { left, right, unit }: BinOp, symbol: string) {
  const gap = text
    .slice(spanOf(left).end, spanOf(right).start)
    .replace(/#[^\n]*/g, (comment) => " ".repeat(comment.length));
  const at = gap.indexOf(symbol);
  if (at < 0) return undefined;
  const before = /[ \t]*$/.exec(gap.slice(0, at))?.[0].length ?? 0;
  const after = /^[ \t]*/.exec(gap.slice(at + symbol.length))?.[0].length ?? 0;
  return { start: left.end + at - before, end: left.end + at + symbol.length + after, unit };
}
