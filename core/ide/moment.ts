import type { Module, Node } from "../syntax/ast.ts";
import { children, spanOf } from "../syntax/ast.ts";
import type { ScopeInfo } from "../trace/event.ts";
import type { Life, Trace } from "../trace/trace.ts";

/** The moment of the program's run that a line of the text stands for. */
export interface Moment {
  /** Steps before it have happened. */
  readonly step: number;
  /** The function whose last run it lies in; undefined in the module. */
  readonly scope: ScopeInfo | undefined;
}

/**
 * Returns the moment after a line was last done: the last statement of the same function (or of the module) that ends at or above
 * the line. Undefined when nothing has been done there yet.
 */
export function momentAt(
  { trace, module }: { trace: Trace; module: Module },
  line: number,
): Moment | undefined {
  const around = functionAround(module, line);
  const own = trace.lineSteps.filter(({ scope }) => scope.node === around);
  const steps = own.length ? own : trace.lineSteps.filter(({ scope }) => scope.node === undefined);
  let best: (typeof steps)[number] | undefined;
  for (const one of steps)
    if (
      one.line <= line &&
      (!best || one.line > best.line || (one.line === best.line && one.step > best.step))
    )
      best = one;
  return best && { step: best.step, scope: best.scope.node ? best.scope : undefined };
}

/** Returns the memory that is alive at a moment, the oldest first. */
export function aliveAt(trace: Trace, { step }: Moment): Life[] {
  return [...trace.lives.values()].filter(
    ({ born, died }) => born < step && (died === undefined || died >= step),
  );
}

/** Returns the innermost function definition whose lines hold the line. */
function functionAround(module: Module, line: number): Node | undefined {
  let found: Node | undefined;
  const visit = (node: Node) => {
    const { start, end } = spanOf(node);
    const holds = module.lines.position(start).line <= line && line <= module.lines.position(end).line;
    if (!holds) return;
    if (node.kind === "FunctionDef") found = node;
    for (const child of children(node)) visit(child);
  };
  for (const statement of module.body) visit(statement);
  return found;
}
