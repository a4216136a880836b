import { boundsOf, type Dim, evaluateDim, plus } from "../ndarray/layouts/dim.ts";
import { once } from "../ndarray/once.ts";
import { type FunctionDef, type Module, type Node, spanOf } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import type { OperationEvent, ScopeInfo } from "../trace/event.ts";
import { isOperation } from "../trace/flow.ts";
import type { Trace } from "../trace/trace.ts";
import type { RuleSettings } from "./rule.ts";

/** Bytes that the program, or one function while it runs, may take. */
export interface Budget {
  readonly bytes: number;
  /** Undefined for the whole program. */
  readonly of: FunctionDef | undefined;
}

/** The moment at which most bytes are alive, beyond those that were alive when the function began. */
export interface Highest {
  readonly event: OperationEvent;
  /** The least that they can be. */
  readonly bytes: number;
}

const comment = /#\s*ndlens:\s*peak\s*<=?\s*([\d._]+)\s*([kMGTPE]?)(i?)B\b/i;

/** Returns the bytes of a comment `# ndlens: peak < 2 GiB`; undefined for one that says something else. */
export function budgetComment(text: string): number | undefined {
  const [, amount, prefix, binary] = comment.exec(text) ?? [];
  if (amount === undefined) return undefined;
  const power = " kmgtpe".indexOf(prefix.toLowerCase() || " ");
  const bytes = Number(amount.replaceAll("_", "")) * (binary ? 1024 : 1000) ** power;
  return Number.isNaN(bytes) ? undefined : bytes;
}

/**
 * Returns the budgets that an event is held against, the innermost function's first: those of the comments in the functions
 * that run, and the program's, which is that of a comment outside of functions or else of the settings.
 */
export function budgetsOf(module: Module, scope: ScopeInfo, settings: RuleSettings): readonly Budget[] {
  const commented = budgetsIn(module);
  const found: Budget[] = [];
  for (let at: ScopeInfo | undefined = scope; commented.size > 0 && at?.node; at = at.caller) {
    const bytes = commented.get(at.node);
    if (bytes !== undefined && at.node.kind !== "Lambda") found.push({ bytes, of: at.node });
  }
  const bytes = budgetOf(module, settings);
  return bytes === undefined ? found : [...found, { bytes, of: undefined }];
}

/** Returns the bytes that the whole program may take: what the file says outside of functions, else the settings. */
export function budgetOf(module: Module, { memoryBudget }: RuleSettings): number | undefined {
  return budgetsIn(module).get(undefined) ?? memoryBudget;
}

/** The budgets of the comments, by the function that they stand in; the first one of each counts. */
const budgetsIn = once((module: Module): ReadonlyMap<Node | undefined, number> => {
  const budgets = new Map<Node | undefined, number>();
  for (const { start, text } of module.comments) {
    const bytes = budgetComment(text);
    if (bytes === undefined) continue;
    const owner = functionAt(module, module.lines.position(start).line);
    if (!budgets.has(owner)) budgets.set(owner, bytes);
  }
  return budgets;
});

/** The innermost function that a line is part of. */
function functionAt(module: Module, line: number): Node | undefined {
  let innermost: Node | undefined;
  for (const statement of module.body)
    walk(statement, (node) => {
      if (node.kind !== "FunctionDef" && node.kind !== "AsyncFunctionDef") return;
      const { start, end } = spanOf(node);
      if (module.lines.position(start).line <= line && line <= module.lines.position(end).line)
        innermost = node;
    });
  return innermost;
}

/** Returns the highest moment of each run function, and of the program (key undefined). */
export const highestIn = once((trace: Trace): ReadonlyMap<Node | undefined, Highest> => {
  const highest = new Map<Node | undefined, Highest>();
  const before = new Map<ScopeInfo, number>();
  for (const event of trace.events) {
    if (!isOperation(event)) continue;
    const alive = leastOf(plus(event.live, event.hiddenPeak));
    const note = (owner: Node | undefined, bytes: number) => {
      if (bytes > (highest.get(owner)?.bytes ?? 0)) highest.set(owner, { event, bytes });
    };
    note(undefined, alive);
    for (let scope: ScopeInfo | undefined = event.scope; scope?.node; scope = scope.caller) {
      const base = before.get(scope) ?? leastOf(event.live) - leastOf(event.allocated);
      before.set(scope, base);
      note(scope.node, alive - base);
    }
  }
  return highest;
});

/** The least that a size can be: what the file says to assume, or else the lower end of what is known. */
export function leastOf(size: Dim): number {
  return evaluateDim(size, (atom) => atom.hint) ?? boundsOf(size)[0];
}
