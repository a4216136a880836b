import { isExact } from "../../ndarray/layouts/dim.ts";
import { unknown, type Value } from "../../ndarray/value.ts";
import type { Call, Expr, Operator } from "../../syntax/ast.ts";
import { PyRaise } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { joinedStates } from "./joining.ts";
import type { Level, States } from "./journal.ts";
import { type Completion, type Outcome, sinceLevel } from "./paths.ts";

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
    const region = machine.recorder.regions.here;
    const completion: Completion = { kind: "raise", error: anyException };
    journal.open().pending.push({ completion, states: new Map(), region });
  } else if (top.before.size > 0) {
    top.pending = [{ ...waiting, states: withPresent(machine, top, waiting.states) }];
  }
}

/** True when an operation that gave this value might have raised instead; `operands` are those of a call. */
export function mightHaveRaised(node: Expr, value: Value, operands: readonly Value[]): boolean {
  switch (node.kind) {
    case "Call":
      if (isDraw(node, value)) return false;
      return !isSettled(value) || (goesByValues(node) && !isComputed(value, operands));
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

/** To be called before an operation or call of NumPy: lengths that are not known may not fit, whatever the result's would be. */
export function mayNotFit(machine: Machine, name: string, operands: readonly Value[]): void {
  if (!machine.trying) return;
  const arrays = operands.flatMap(arraysIn);
  if (arrays.some(isOfUnknownShape) && (arrays.length > 1 || !fitting.has(name))) mayRaise(machine);
}

function arraysIn(value: Value): readonly Value[] {
  if (value.t === "ndarray") return [value];
  return value.t === "list" || value.t === "tuple" ? (value.items ?? []).slice(0, 100).flatMap(arraysIn) : [];
}

/** Operators and methods that work on one array of whatever shape. */
const fitting: ReadonlySet<string> = new Set(
  (
    "operator copy ravel flatten sum mean std var any all prod cumsum tolist view transpose fill round conj nonzero abs absolute negative " +
    "sqrt exp log sin cos isnan isfinite asarray array ascontiguousarray zeros_like ones_like empty_like sort argsort unique shape size ndim"
  ).split(" "),
);

/** True when `target op= value` might have raised. */
export function mightHaveFailed(op: Operator, target: Value, value: Value): boolean {
  const operands = [target, value];
  return operands.some(
    (one) => one.t === "unknown" || isOfUnknownShape(one) || (raising.has(op) && !isSettled(one)),
  );
}

/** True for a number that was drawn without asking for anything. */
function isDraw({ func, args, keywords }: Call, value: Value): boolean {
  const isPlain = args.length === 0 && keywords.length === 0 && value.t === "float";
  return isPlain && func.kind === "Attribute" && draws.has(func.attr);
}

const draws: ReadonlySet<string> = new Set(
  "random random_sample rand randn uniform normal standard_normal exponential standard_exponential".split(
    " ",
  ),
);

/** True for a call of what raises for some values of its arguments, whatever their shapes: a matrix that is singular, an index. */
function goesByValues({ func }: Call): boolean {
  return valued.has(func.kind === "Attribute" ? func.attr : func.kind === "Name" ? func.id : "");
}

/** True for a result whose elements are there: it has not raised. Equal ones are there where those of all operands are. */
function isComputed(value: Value, operands: readonly Value[]): boolean {
  if (value.t === "tuple") return value.items.every((item) => isComputed(item, operands));
  const array = value.t === "scalar" ? value.cell : value;
  if (array.t !== "ndarray") return array.t !== "none";
  return array.contents.kind === "exact" || (hasElements(array) && operands.every(hasElements));
}

function hasElements(value: Value): boolean {
  if (value.t === "list" || value.t === "tuple") return value.items?.every(hasElements) ?? false;
  const array = value.t === "scalar" ? value.cell : value;
  if (array.t === "ndarray") return ["exact", "fill", "ramp"].includes(array.contents.kind);
  return isSettled(value);
}

const valued: ReadonlySet<string> = new Set(
  `inv solve cholesky eig eigh eigvals eigvalsh svd lstsq pinv matrix_power tensorinv tensorsolve take put choose delete insert
  ravel_multi_index unravel_index take_along_axis put_along_axis bincount remove index`.split(/\s+/),
);

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
