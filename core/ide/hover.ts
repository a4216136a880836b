import { dtypeText } from "../ndarray/dtypetext.ts";
import { show, showLength } from "../ndarray/show.ts";
import type { Node } from "../syntax/ast.ts";
import type { Observation } from "../trace/observation.ts";
import type { Analysis } from "./analysis.ts";
import { showArray } from "./describe.ts";
import { details } from "./details.ts";
import { type Aspect, aspectAt } from "./hovers/aspects.ts";
import { programFunctionAt } from "./hovers/functions.ts";
import { happenedAt } from "./hovers/happened.ts";
import { codeBlock, escapeMarkdown } from "./markdown.ts";
import { type Observed, observedAt, pathTo } from "./observed.ts";
import { rangeOf } from "./places.ts";
import type { Hover, Position } from "./types.ts";
import { named } from "./unknowns.ts";

/**
 * The hover at a position: whole on a definition, one line elsewhere, with what an operation does to memory; of what is no array, what it
 * has to do with memory. Undefined where there is nothing to say.
 */
export function hover(analysis: Analysis, at: Position): Hover | undefined {
  const offset = analysis.module.lines.offset(at.line, at.col);
  const path = pathTo(analysis, offset);
  const aspect = programFunctionAt(analysis, path, offset) ?? aspectAt(analysis, path, offset);
  if (aspect) return hoverOf(analysis, aspect);
  const found = observedAt(analysis, offset);
  return found && ofValue(analysis, found);
}

function hoverOf({ module }: Analysis, { at, title, markdown }: Aspect): Hover {
  return { range: rangeOf(module, at), title, markdown };
}

function ofValue(analysis: Analysis, { node, seen, isDefinition }: Observed): Hover | undefined {
  const title = titleOf(analysis, seen);
  if (!title) return undefined;
  const array = seen.last.t === "ndarray" ? seen.last : undefined;
  const happened = isOperation(node) ? happenedAt(analysis.trace, node) : undefined;
  const body =
    isDefinition && array
      ? details(analysis, array, seen, node)
      : happened
        ? `\n\n${escapeMarkdown(happened)}`
        : "";
  return {
    range: rangeOf(analysis.module, node),
    title,
    markdown: codeBlock(nameOf(node) + title) + body,
  };
}

const isOperation = ({ kind }: Node) =>
  ["BinOp", "UnaryOp", "Call", "Subscript", "Attribute", "Compare", "AugAssign"].includes(kind);

/** The one-line form; where visits differ, what they have in common. */
function titleOf({ trace }: Analysis, seen: Observation): string | undefined {
  const { last } = seen;
  if (last.t === "scalar")
    return seen.value === undefined ? show(last) : `${show(last)} = ${String(seen.value)}`;
  if (last.t !== "ndarray") return undefined;
  if (
    seen.dtype &&
    seen.shape &&
    !seen.shape.includes(undefined) &&
    seen.strides &&
    !seen.strides.includes(undefined)
  )
    return showArray(trace, last);
  const dtype = seen.dtype ? dtypeText(seen.dtype) : "?";
  const shape = seen.shape
    ? seen.shape.map((dim) => (dim === undefined ? "?" : showLength(named(trace, dim)))).join(", ")
    : "...";
  return `${dtype}[${shape}]`;
}

function nameOf(node: Node): string {
  return node.kind === "Name" ? `${node.id}: ` : node.kind === "arg" ? `${node.arg}: ` : "";
}
