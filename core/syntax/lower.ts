import type { Range } from "@zzzen/pyright-internal";
import type { ParseNode } from "@zzzen/pyright-internal/dist/parser/parseNodes";
import type { Located, Unit } from "./ast.ts";
import { endOf, type Reading } from "./reader.ts";

/** What is known while one top-level statement is turned from Pyright's tree into ours. */
export interface Lowering {
  /** The whole text; Pyright's offsets are into it. */
  readonly text: string;
  readonly reading: Reading;
  readonly unit: Unit;
  /** The unit's range in the text. */
  readonly start: number;
  readonly end: number;
}

/** A place in the unit, from offsets of the text. Pyright sometimes counts the line end in; Python never does. */
export function place(low: Lowering, start: number, end: number): Located {
  const from = Math.min(start, low.end) - low.start;
  return { start: from, end: Math.max(from, Math.min(end, low.end) - low.start), unit: low.unit };
}

/** The range of a node without the parentheses around it, as Python counts. */
export function placeOf(low: Lowering, node: ParseNode): Located {
  const { start, length } = low.reading.own.get(node) ?? node;
  return place(low, start, start + length);
}

/** The range of a node or token with the parentheses around it. */
export function outerPlace(low: Lowering, range: Range): Located {
  return place(low, range.start, endOf(range));
}

/** True for an expression in parentheses. */
export function inParentheses(low: Lowering, node: ParseNode): boolean {
  return low.reading.own.has(node);
}

/** A name as Python knows it: identifiers are the same when they look the same (NFKC). */
export function identifier(name: string): string {
  for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) > 127) return name.normalize("NFKC");
  return name;
}
