import { type Located, type Module, spanOf } from "../syntax/ast.ts";
import type { Range } from "./types.ts";

/** Returns a node's range in lines and columns. */
export function rangeOf(module: Module, node: Located): Range {
  const { start, end } = spanOf(node);
  const from = module.lines.position(start);
  const to = module.lines.position(end);
  return { line: from.line, col: from.col, endLine: to.line, endCol: to.col };
}

/** Returns the text of an expression on one line, its middle left out where it is long. */
export function shortText({ text }: Module, node: Located): string {
  const { start, end } = spanOf(node);
  const line = text.slice(start, end).replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 26)} \u2026 ${line.slice(-10)}` : line;
}
