import { isExact } from "../ndarray/dim.ts";
import { unknown, type Value } from "../ndarray/value.ts";
import type { Expr } from "../syntax/ast.ts";
import { joinedStates } from "./joining.ts";
import type { Level, States } from "./journal.ts";
import type { Machine } from "./machine.ts";
import { PyRaise } from "./objects.ts";
import { type Outcome, sinceLevel } from "./paths.ts";

/** An exception of which nothing is known, not even whether it comes. */
const anyException = new PyRaise(unknown, "Exception", "");

/**
 * To be called where something might have raised: the present state waits as one that the handlers of the `try` around here may
 * begin with.
 */
export function mayRaise(machine: Machine): void {
  const { journal, trying } = machine;
  if (!trying) return;
  const top = journal.top(trying.mark);
  const waiting = top?.pending.length === 1 ? top.pending[0] : undefined;
  if (!top || !waiting || !isDoubt(waiting)) {
    journal.open().pending.push({ completion: { kind: "raise", error: anyException }, states: new Map() });
  } else if (top.before.size > 0) {
    top.pending = [{ ...waiting, states: withPresent(machine, top, waiting.states) }];
  }
}

/** True when an operation that gave this value might have raised instead. */
export function mightHaveRaised(node: Expr, value: Value): boolean {
  switch (node.kind) {
    case "Call":
      return !isSettled(value);
    case "Subscript":
      return !isSettled(value);
    case "BinOp":
      return raising.has(node.op) ? !isSettled(value) : value.t === "unknown" || isOfUnknownShape(value);
    case "UnaryOp":
    case "Compare":
    case "Attribute":
      return value.t === "unknown";
    default:
      return false;
  }
}

/** Operators of Python's numbers that raise for some operands. */
const raising: ReadonlySet<string> = new Set(["Div", "FloorDiv", "Mod", "Pow", "LShift", "RShift"]);

/** True for a value that is known well enough that what gave it can't have failed. */
function isSettled(value: Value): boolean {
  switch (value.t) {
    case "unknown":
      return false;
    case "int":
      return typeof value.v !== "object";
    case "float":
    case "str":
    case "bytes":
    case "bool":
      return value.v !== undefined;
    default:
      return !isOfUnknownShape(value);
  }
}

function isOfUnknownShape(value: Value): boolean {
  return value.t === "ndarray" && !value.shape.every(isExact);
}

function isDoubt({ completion }: Outcome): boolean {
  return completion.kind === "raise" && completion.error === anyException;
}

/** Joins the state that waits in the uppermost level with the present one, which stays as it is. */
function withPresent(machine: Machine, top: Level<Outcome>, states: States): States {
  const { journal } = machine;
  const waiting = sinceLevel(states, top);
  const level = journal.open();
  joinedStates(machine, [new Map(), waiting], { since: top.since });
  const joined = journal.changes(level);
  journal.undo(level);
  return joined;
}
