import { ufuncNamed } from "../../numpy/ufunc/loops.ts";
import { type Expr, type Node, spanOf } from "../../syntax/ast.ts";
import type { OperationEvent } from "../../trace/event.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Analysis } from "../analysis.ts";
import type { Step } from "../observed.ts";
import { argumentAt } from "./argumenttexts.ts";
import { type Aspect, aspect, here } from "./aspect.ts";
import { operationsAt } from "./happened.ts";
import { indexAt, updateAt } from "./indices.ts";
import { noteOn } from "./notes.ts";
import { dtypeAt } from "./ofdtype.ts";

/**
 * Returns what a NumPy function's name, a slice, an argument, a dtype or `+=` under the cursor does to memory; undefined
 * where the innermost thing is none of these. `path` holds the nodes around the offset, the outermost first.
 */
export function aspectAt({ trace }: Analysis, path: readonly Step[], offset: number): Aspect | undefined {
  for (let i = path.length - 1; i >= 0; i--) {
    const { node } = path[i];
    const inner = path[i + 1]?.node;
    const found =
      dtypeAt(trace, node, path.slice(0, i)) ?? partAt(trace, node, path[i - 1]?.node, inner, offset);
    if (found) return found;
    // A name inside an index or a keyword is an array or a number of its own.
    if (trace.observations.get(node)?.last.t === "ndarray") return undefined;
  }
  return undefined;
}

function partAt(
  trace: Trace,
  node: Node,
  outer: Node | undefined,
  inner: Node | undefined,
  offset: number,
): Aspect | undefined {
  switch (node.kind) {
    case "keyword":
      if (node.arg === "dtype" && inner === undefined && outer)
        return dtypeAt(trace, node.value, [asStep(outer), asStep(node)]);
      return argumentAt(trace, node, outer);
    case "Call":
      if (inner === node.func) return functionAt(trace, node, node.func, offset);
      return inner && argumentAt(trace, inner, node);
    case "Subscript":
      return inner === node.slice ? indexAt(trace, node, node.slice) : undefined;
    case "AugAssign":
      return inner === undefined ? updateAt(trace, node) : undefined;
    default:
      return undefined;
  }
}

const asStep = (node: Node): Step => ({ node, isTarget: false });

function functionAt(trace: Trace, call: Node, func: Expr, offset: number): Aspect | undefined {
  const at = func.kind === "Attribute" ? func.attrSpan : func;
  if (offset < spanOf(at).start || offset > spanOf(at).end) return undefined;
  const event = operationsAt(trace, call).at(-1);
  if (!event?.op.startsWith("numpy.")) return undefined;
  const note = noteOn(event.op) ?? byKind(event);
  if (!note) return undefined;
  return aspect(at, `${event.op}: ${effectHere(event) ?? note.effect}`, [note.text, here(trace, call)]);
}

/** What the arguments of this call make of a function; undefined where it does what it always does. */
function effectHere(event: OperationEvent): string | undefined {
  const given = (name: string) => event.named.get(name);
  if (event.kind !== "write" && "into" in event && event.into) return "writes into an array that is there";
  const copy = given("copy");
  const isIfNeeded = copy?.t === "none" || (copy?.t === "bool" && copy.v === false);
  if (isIfNeeded && /^numpy\.(array|ndarray\.astype)$/.test(event.op)) return "copies only if it has to";
  return event.op === "numpy.load" && given("mmap_mode")?.t === "str" ? "maps the file" : undefined;
}

function byKind({
  kind,
  op,
}: OperationEvent): { readonly effect: string; readonly text: string } | undefined {
  if (kind === "ufunc")
    return {
      effect: "a new array",
      text: ufuncNamed(op.replace(/^numpy\./, ""))
        ? "Works element by element on the broadcast shape; `out=` writes into an array that is there."
        : "",
    };
  if (kind === "reduce")
    return {
      effect: "a new result",
      text: "Collapses axes: only the result takes memory; `out=` writes into an array that is there.",
    };
  if (kind === "alloc") return { effect: "a new array", text: "" };
  if (kind === "view") return { effect: "a view, nothing is copied", text: "" };
  return undefined;
}
