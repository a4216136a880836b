import { arraySketchOf } from "../ndarray/sketch.ts";
import type { Value } from "../ndarray/value.ts";
import { children, type Node, spanOf } from "../syntax/ast.ts";
import type { Observation } from "../trace/observation.ts";
import type { Analysis } from "./analysis.ts";

/** A place at which an array or a scalar was seen. */
export interface Observed {
  readonly node: Node;
  readonly seen: Observation;
  /** True where a name is bound to it. */
  readonly isDefinition: boolean;
}

/** Returns the innermost place around an offset at which an array or scalar was seen, be it only in part. */
export function observedAt({ trace, ...analysis }: Analysis, offset: number): Observed | undefined {
  let best: Observed | undefined;
  for (const { node, isTarget } of pathTo(analysis, offset)) {
    const seen = trace.observations.get(node);
    if (seen && isShown(seen.last)) best = { node, seen, isDefinition: isTarget || node.kind === "arg" };
  }
  return best;
}

/** A node around an offset; `isTarget` where it is assigned to. */
export interface Step {
  readonly node: Node;
  readonly isTarget: boolean;
}

/** Returns the nodes that hold an offset, the outermost first. Both ends of a node belong to it. */
export function pathTo({ module }: Pick<Analysis, "module">, offset: number): readonly Step[] {
  const path: Step[] = [];
  const visit = (node: Node, isTarget: boolean) => {
    const { start, end } = spanOf(node);
    if (offset < start || offset > end) return;
    path.push({ node, isTarget });
    for (const child of children(node))
      visit(child, isTargetOf(node, child) || (isTarget && isSequence(node)));
  };
  for (const statement of module.body) visit(statement, false);
  return path;
}

const isSequence = ({ kind }: Node) => kind === "Tuple" || kind === "List" || kind === "Starred";

function isTargetOf(node: Node, child: Node): boolean {
  if (node.kind === "Assign") return node.targets.includes(child as never);
  return "target" in node && node.target === child;
}

function isShown(value: Value): boolean {
  if (value.t === "ndarray" || value.t === "scalar") return true;
  const sketch = arraySketchOf(value);
  return (sketch?.shape ?? sketch?.dtype) !== undefined;
}
