import { dtypeText } from "../ndarray/dtypetext.ts";
import { show, showLength } from "../ndarray/show.ts";
import type { Value } from "../ndarray/value.ts";
import { children, type Node, spanOf } from "../syntax/ast.ts";
import type { Observation } from "../trace/observation.ts";
import type { Analysis } from "./analysis.ts";
import { showArray } from "./describe.ts";
import { details } from "./details.ts";
import { codeBlock } from "./markdown.ts";
import { rangeOf } from "./places.ts";
import type { Hover, Position } from "./types.ts";

/** The hover at a position: whole on a definition, one line elsewhere; undefined where there is nothing to say. */
export function hover(analysis: Analysis, at: Position): Hover | undefined {
  const offset = analysis.module.lines.offset(at.line, at.col);
  const found = observedAt(analysis, offset);
  if (!found) return undefined;
  const { node, seen, isDefinition } = found;
  const title = titleOf(analysis, seen);
  if (!title) return undefined;
  const array = seen.last.t === "ndarray" ? seen.last : undefined;
  const body = isDefinition && array ? details(analysis, array, seen, node) : "";
  return {
    range: rangeOf(analysis.module, node),
    title,
    markdown: codeBlock(nameOf(node) + title) + body,
  };
}

interface Found {
  readonly node: Node;
  readonly seen: Observation;
  readonly isDefinition: boolean;
}

/** Returns the innermost place around the offset at which an array or scalar was seen. */
function observedAt({ module, trace }: Analysis, offset: number): Found | undefined {
  let best: Found | undefined;
  const visit = (node: Node, isTarget: boolean) => {
    const { start, end } = spanOf(node);
    if (offset < start || offset > end) return;
    const seen = trace.observations.get(node);
    if (seen && isShown(seen.last)) best = { node, seen, isDefinition: isTarget || node.kind === "arg" };
    for (const child of children(node))
      visit(
        child,
        isTargetOf(node, child) ||
          (isTarget && (node.kind === "Tuple" || node.kind === "List" || node.kind === "Starred")),
      );
  };
  for (const statement of module.body) visit(statement, false);
  return best;
}

function isTargetOf(node: Node, child: Node): boolean {
  if (node.kind === "Assign") return node.targets.includes(child as never);
  return "target" in node && node.target === child;
}

function isShown(value: Value): boolean {
  return value.t === "ndarray" || value.t === "scalar";
}

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
    ? seen.shape.map((dim) => (dim === undefined ? "?" : showLength(dim))).join(", ")
    : "...";
  return `${dtype}[${shape}]`;
}

function nameOf(node: Node): string {
  return node.kind === "Name" ? `${node.id}: ` : node.kind === "arg" ? `${node.arg}: ` : "";
}
