import { type Located, type Module, spanOf } from "../syntax/ast.ts";
import type { Range } from "./types.ts";

/** Returns a node's range in lines and columns. */
export function rangeOf(module: Module, node: Located): Range {
  const { start, end } = spanOf(node);
  const from = module.lines.position(start);
  const to = module.lines.position(end);
  return { line: from.line, col: from.col, endLine: to.line, endCol: to.col };
}
