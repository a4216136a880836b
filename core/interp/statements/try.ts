import type { ExceptHandler, Stmt, Try } from "../../syntax/ast.ts";
import { drive } from "../calls/functions.ts";
import { isSubclass } from "../classes/exceptions.ts";
import { PyClass, PyInstance, PyRaise } from "../classes/objects.ts";
import { bindName, unbindName } from "../expressions/names.ts";
import type { Machine } from "../machine.ts";
import { mayRaise } from "../paths/doubt.ts";
import { type Completion, explore, isWaiting, normal, onward, proceed, withDoubt } from "../paths/paths.ts";
import { abandon, type Execution, execBlock } from "./execute.ts";

/** Runs `try`. Where it can't be known whether the body raises, the handlers are followed as well. */
export function* execTry(machine: Machine, node: Try): Execution {
  const { finalbody } = node;
  if (finalbody.length === 0) return yield* handled(machine, node);
  const mark = machine.journal.height;
  const completion = yield* guarded(machine, handled(machine, node));
  if (!isWaiting(machine, mark)) return yield* finished(machine, finalbody, completion);
  return proceed(
    machine,
    onward(machine, mark, completion, (ended) => drive(finished(machine, finalbody, ended))),
  );
}

/** Runs `finally`; what it ends with itself counts more than what led to it. */
function* finished(machine: Machine, finalbody: readonly Stmt[], completion: Completion): Execution {
  const last = yield* execBlock(machine, finalbody);
  return last.kind === "normal" ? completion : last;
}

function* handled(machine: Machine, node: Try): Execution {
  const body = execBlock(machine, node.body);
  const mark = machine.journal.height;
  const { trying } = machine;
  machine.trying = { mark };
  let completion: Completion;
  try {
    completion = yield* guarded(machine, body);
  } finally {
    machine.trying = trying;
  }
  if (node.handlers.length === 0) return completion;
  if (!isWaiting(machine, mark, ["raise"])) return yield* afterBody(machine, node, completion);
  return proceed(
    machine,
    onward(machine, mark, completion, (ended) => drive(afterBody(machine, node, ended))),
  );
}

/** Goes on behind the body: with a handler, with `else`, or where the body went. */
function* afterBody(machine: Machine, node: Try, completion: Completion): Execution {
  if (completion.kind === "raise" && node.kind === "TryStar") return leftAside(machine, node);
  if (completion.kind === "raise") return yield* handle(machine, node.handlers, completion.error);
  return completion.kind === "normal" ? yield* execBlock(machine, node.orelse) : completion;
}

/** `except*` takes groups of exceptions apart, which is not followed: any of the handlers may run, and what none takes goes on. */
function leftAside(machine: Machine, node: Try): Completion {
  abandon(machine, node);
  machine.print?.(undefined);
  mayRaise(machine);
  return normal;
}

/** Runs a part; a Python exception becomes a completion, and what lay on the stack is dropped. */
export function* guarded(machine: Machine, part: Execution): Execution {
  const height = machine.stack.length;
  try {
    return yield* part;
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    machine.unwind(height);
    return { kind: "raise", error };
  }
}

/** Runs the first handler that takes the exception; where that is not known, all that might, and the way past them. */
function* handle(machine: Machine, handlers: readonly ExceptHandler[], error: PyRaise): Execution {
  const maybe: ExceptHandler[] = [];
  let isTaken = false;
  for (const handler of handlers) {
    const takes = matches(machine, handler, error);
    if (takes !== false) maybe.push(handler);
    isTaken = takes === true;
    if (isTaken) break;
  }
  const [first] = maybe;
  if (!first) throw error;
  if (maybe.length === 1 && isTaken) return yield* execHandler(machine, first, error);
  const outcomes = withDoubt(machine, () =>
    maybe.flatMap((handler) => explore(machine, () => drive(execHandler(machine, handler, error)))),
  );
  const region = machine.recorder.regions.here;
  if (!isTaken) outcomes.push({ completion: { kind: "raise", error }, states: new Map(), region });
  return proceed(machine, outcomes);
}

function* execHandler(machine: Machine, handler: ExceptHandler, error: PyRaise): Execution {
  if (handler.name) bindName(machine, handler.name, error.value, handler, "quiet");
  const { length } = machine.handling;
  machine.handling.push(error);
  let completion: Completion;
  try {
    completion = yield* execBlock(machine, handler.body);
  } finally {
    machine.handling.length = length;
  }
  if (handler.name && machine.scope.has(handler.name)) unbindName(machine, handler.name);
  return completion;
}

function matches(machine: Machine, handler: ExceptHandler, error: PyRaise): boolean | undefined {
  if (!handler.type) return true;
  const type = machine.take(handler.type);
  const types = type.t === "tuple" ? type.items : [type];
  let answer: boolean | undefined = false;
  for (const one of types) {
    const takes =
      one instanceof PyClass && error.value instanceof PyInstance
        ? isSubclass(error.value.cls, one)
        : undefined;
    if (takes) return true;
    if (takes === undefined) answer = undefined;
  }
  return answer;
}
