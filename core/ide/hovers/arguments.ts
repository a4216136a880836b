import { rowOf } from "../../numpy/names/registry.ts";
import { ufuncNamed } from "../../numpy/ufunc/loops.ts";
import type { Call, Expr, Keyword, Node } from "../../syntax/ast.ts";
import type { OperationEvent } from "../../trace/event.ts";
import type { Trace } from "../../trace/trace.ts";
import { operationsAt } from "./happened.ts";

/** An argument of a call of one of NumPy's functions. */
export interface Argument {
  /** The parameter that it is for. */
  readonly name: string;
  readonly value: Expr;
  /** What the cursor is on: the argument with its name where it has one. */
  readonly at: Keyword | Expr;
  readonly call: Call;
  readonly event: OperationEvent;
}

/** Returns the argument of a call that a node is, by name or by place; undefined where it is none, or nothing is known of its call. */
export function argumentOf(trace: Trace, node: Node, call: Node | undefined): Argument | undefined {
  if (call?.kind !== "Call") return undefined;
  const event = operationsAt(trace, call).at(-1);
  if (!event?.op.startsWith("numpy.")) return undefined;
  if (node.kind === "keyword")
    return node.arg === null ? undefined : { name: node.arg, value: node.value, at: node, call, event };
  const place = call.args.indexOf(node as Expr);
  const name = place < 0 ? undefined : parameterAt(event, call, place);
  return name === undefined ? undefined : { name, value: node as Expr, at: node as Expr, call, event };
}

/** The parameter that the argument at a place is for; of a method what stands before the dot is the first one. */
function parameterAt({ op, ins }: OperationEvent, { args, func }: Call, place: number): string | undefined {
  const own = ins.length - args.length;
  if (args.some(({ kind }) => kind === "Starred") || own < 0 || own > (func.kind === "Attribute" ? 1 : 0))
    return undefined;
  const ufunc = ufuncNamed(op.replace(/^numpy\./, ""));
  const entries = Object.entries(rowOf(op)?.parameters ?? {});
  const [name, reader] = entries[own + place] ?? [];
  if (ufunc && name === undefined && own + place === entries.length) return "out";
  const isTaken = entries.slice(0, own + place + 1).every(([, { how }]) => how !== "rest");
  return isTaken && reader?.how !== "keyword" ? name : undefined;
}
