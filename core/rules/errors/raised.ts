import { type Expr, type Module, type Node, walk } from "../../syntax/ast.ts";
import type { RaiseEvent } from "../../trace/event.ts";
import { isOperation } from "../../trace/flow.ts";
import { eventsAt } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { pathTo } from "../tree.ts";

/** What NumPy raises about shapes, indices and dtypes; files may well be there when the program runs. */
const types: ReadonlySet<string> = new Set([
  "ValueError",
  "TypeError",
  "IndexError",
  "AxisError",
  "LinAlgError",
  "OverflowError",
  "UFuncTypeError",
  "UFuncNoLoopError",
  "DTypePromotionError",
  "ZeroDivisionError",
]);

/** An exception that ends the program. */
export interface Raised {
  readonly event: RaiseEvent;
  /** "ValueError: assignment destination is read-only" */
  readonly text: string;
  /** False when it is raised under a condition that is not known. */
  readonly isSure: boolean;
}

/** Returns what is raised at a node that nobody catches or waits for; undefined when there is nothing. */
export function raisedBy(trace: Trace, module: Module, visits: readonly RaiseEvent[]): Raised | undefined {
  const uncaught = visits.filter(({ caught, type }) => !caught && types.has(shortType(type)));
  const [event] = uncaught;
  if (!event) return undefined;
  const around = pathTo(module, event.node);
  if (around.some(mayTakeExceptions)) return undefined;
  const isSure = uncaught.some(({ certain }) => certain);
  if (!isSure && (around.some(asksForKind) || worksElsewhere(trace, event))) return undefined;
  return { event, text: `${shortType(event.type)}: ${event.message.trim()}`, isSure };
}

/** True when another call of the function does the same without an error: a condition that is not known then tells the two apart. */
function worksElsewhere(trace: Trace, { node, scope }: RaiseEvent): boolean {
  return eventsAt(trace, node).some(
    (other) => isOperation(other) && other.kind !== "raise" && other.scope !== scope,
  );
}

/** Returns the name that people know an exception by; NumPy's private ones are kinds of UFuncTypeError. */
function shortType(type: string): string {
  const name = type.slice(type.lastIndexOf(".") + 1);
  return name.startsWith("_UFunc") ? "UFuncTypeError" : name;
}

/** `with pytest.raises(ValueError):` and its like. */
export function mayTakeExceptions(node: Node): boolean {
  if (node.kind !== "With" && node.kind !== "AsyncWith") return false;
  return node.items.some(({ context_expr }) => mentions(context_expr, /raises|suppress|warns|ignore/i));
}

/** True when a name or attribute in the expression is like that. */
function mentions(expression: Expr, like: RegExp): boolean {
  let found = false;
  walk(expression, (part) => {
    const name = part.kind === "Attribute" ? part.attr : part.kind === "Name" ? part.id : "";
    found ||= like.test(name);
  });
  return found;
}

/** `if isinstance(...)`, `if hasattr(np, ...)`, `if version < ...`: what follows is written for objects and releases that may be others. */
function asksForKind(node: Node): boolean {
  if (node.kind !== "If" && node.kind !== "IfExp") return false;
  return mentions(node.test, /^(isinstance|issubclass|hasattr|callable|type|dtype)$|version|platform/i);
}
