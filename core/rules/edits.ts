import { type Located, type Module, spanOf } from "../syntax/ast.ts";
import type { Edit } from "./rule.ts";

/** Puts other text in a node's place. */
export function replace(at: Located, text: string): Edit {
  return { at, text };
}

/** Inserts text before a node. */
export function insertBefore({ start, unit }: Located, text: string): Edit {
  return { at: { start, end: start, unit }, text };
}

/** Inserts text after a node. */
export function insertAfter({ end, unit }: Located, text: string): Edit {
  return { at: { start: end, end, unit }, text };
}

/** Removes what stands from the end of one node to the end of another, e.g. the `.copy()` of `a.copy()`. */
export function removeBetween(from: Located, to: Located): Edit {
  return { at: { start: from.end, end: to.end, unit: from.unit }, text: "" };
}

/** Returns the source text of a node. */
export function textOf(module: Module, at: Located): string {
  const { start, end } = spanOf(at);
  return module.text.slice(start, end);
}
