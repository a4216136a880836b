import { unknown, type Value } from "../ndarray/value.ts";
import type { ExceptHandler, Try } from "../syntax/ast.ts";
import { isSubclass } from "./exceptions.ts";
import { type Execution, execBlock } from "./execute.ts";
import { drive } from "./functions.ts";
import type { Machine } from "./machine.ts";
import { bindName, unbindName } from "./names.ts";
import { PyClass, PyInstance, PyRaise } from "./objects.ts";
import { arrive, type Completion, caught, explore, fork, normal, proceed, withDoubt } from "./paths.ts";

/** Runs `try`. Where it can't be known whether the body raises, the handlers are followed as well. */
export function* execTry(machine: Machine, node: Try): Execution {
  const height = machine.stack.length;
  const completion = yield* handled(machine, node, height);
  if (node.finalbody.length === 0) return completion;
  const last = yield* execBlock(machine, node.finalbody);
  return last.kind === "normal" ? completion : last;
}

function* handled(machine: Machine, node: Try, height: number): Execution {
  if (node.handlers.length === 0) return yield* guarded(machine, node, height);
  const mark = machine.journal.height;
  const { mayHaveRaised } = machine;
  machine.mayHaveRaised = false;
  machine.trying++;
  let completion: Completion;
  try {
    completion = yield* guarded(machine, node, height);
  } finally {
    machine.trying--;
  }
  const isWaiting = machine.journal
    .from(mark)
    .some((level) => level.pending.some((outcome) => outcome.completion.kind === "raise"));
  const doubtful = machine.mayHaveRaised || isWaiting;
  machine.mayHaveRaised = mayHaveRaised;
  completion = arrive(machine, mark, completion, ["raise"]);
  if (completion.kind === "raise") return yield* handle(machine, node.handlers, completion.error);
  const straight = completion;
  if (!doubtful) return straight.kind === "normal" ? yield* execBlock(machine, node.orelse) : straight;
  const afterwards = () => (straight.kind === "normal" ? drive(execBlock(machine, node.orelse)) : straight);
  return fork(machine, [
    afterwards,
    ...node.handlers.map((handler) => () => runHandler(machine, handler, unknown, undefined)),
  ]);
}

/** Runs the body; a Python exception becomes a completion, and what lay on the stack is dropped. */
function* guarded(machine: Machine, node: Try, height: number): Execution {
  try {
    return yield* execBlock(machine, node.body);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    machine.unwind(height);
    return { kind: "raise", error };
  }
}

/** Runs the first handler that takes the exception; where that is not known, all that might. */
function* handle(machine: Machine, handlers: readonly ExceptHandler[], error: PyRaise): Execution {
  const maybe: ExceptHandler[] = [];
  for (const handler of handlers) {
    const takes = matches(machine, handler, error);
    if (takes === false) continue;
    maybe.push(handler);
    if (takes) break;
  }
  const [first] = maybe;
  if (!first) throw error;
  if (maybe.length === 1 && matches(machine, first, error))
    return yield* execHandler(machine, first, error.value, error);
  const outcomes = withDoubt(machine, () =>
    maybe.flatMap((handler) => explore(machine, () => runHandler(machine, handler, error.value, error))),
  );
  return proceed(machine, outcomes);
}

function runHandler(
  machine: Machine,
  handler: ExceptHandler,
  value: Value,
  error: PyRaise | undefined,
): Completion {
  return caught(() => drive(execHandler(machine, handler, value, error)));
}

function* execHandler(
  machine: Machine,
  handler: ExceptHandler,
  value: Value,
  error: PyRaise | undefined,
): Execution {
  if (handler.name) bindName(machine, handler.name, value, handler, "quiet");
  if (error) machine.handling.push(error);
  const completion = yield* execBlock(machine, handler.body);
  if (error) machine.handling.pop();
  if (handler.name && machine.scope.vars.has(handler.name)) unbindName(machine, handler.name);
  return completion ?? normal;
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
