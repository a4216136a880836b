import { none, unknown, type Value } from "../../ndarray/value.ts";
import type { With, WithItem } from "../../syntax/ast.ts";
import { callMethod } from "../calls/call.ts";
import { PyClass, PyInstance, PyIterator, PyObject, type PyRaise } from "../classes/objects.ts";
import { truth } from "../expressions/truth.ts";
import type { Machine } from "../machine.ts";
import { type Completion, fork, isWaiting, normal, onward, proceed } from "../paths/paths.ts";
import { PyFile } from "../python/methods/file.ts";
import { TextStream } from "../python/textfile.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { assign } from "./assign.ts";
import { type Execution, execBlock } from "./execute.ts";
import { guarded } from "./try.ts";

/** A context manager of Python's own or made by a decorator: what `__enter__` gives and what `__exit__` does. */
export class ContextManager extends PyObject {
  readonly typeName = "ContextManager";
  constructor(
    readonly enter: (machine: Machine) => Value,
    readonly exit: (machine: Machine, error: PyRaise | undefined) => boolean | undefined,
    private readonly holds: readonly Value[] = [],
  ) {
    super();
  }
  held(): Iterable<Value> {
    return this.holds;
  }
}

export function* execWith(machine: Machine, node: With): Execution {
  return yield* enter(machine, node, 0);
}

function* enter(machine: Machine, node: With, at: number): Execution {
  if (at === node.items.length) return yield* execBlock(machine, node.body);
  const item = node.items[at];
  const height = machine.stack.length;
  const manager = machine.eval(item.context_expr);
  bindEntered(machine, item, manager);
  const { trying, journal } = machine;
  const mark = journal.height;
  const isFollowed =
    manager instanceof PyInstance ||
    manager instanceof ContextManager ||
    (manager.t === "unknown" && hasManagers(machine));
  // It sees every exception, also one of which it is not known whether it comes.
  if (isFollowed) machine.trying = { mark };
  let completion: Completion;
  try {
    completion = yield* guarded(machine, enter(machine, node, at + 1));
  } finally {
    machine.trying = trying;
  }
  const after = (ended: Completion) => left(machine, manager, item, ended);
  const ended =
    isFollowed && isWaiting(machine, mark)
      ? proceed(machine, onward(machine, mark, completion, after))
      : after(completion);
  machine.unwind(height);
  return ended;
}

/** True where something unknown may be a manager of the program's own. Those of libraries are taken not to swallow exceptions. */
function hasManagers({ definitions }: Machine): boolean {
  return definitions.some((made) => made instanceof PyClass && made.attrs.has("__exit__"));
}

/** Leaves a manager the way in which the body ended; an exception that it swallows ends here. */
function left(machine: Machine, manager: Value, item: WithItem, completion: Completion): Completion {
  if (completion.kind !== "raise") {
    leave(machine, manager, undefined, item);
    return completion;
  }
  const isSwallowed = leave(machine, manager, completion.error, item);
  if (isSwallowed) return normal;
  if (isSwallowed === false) throw completion.error;
  return fork(machine, [() => normal, () => completion]);
}

function bindEntered(machine: Machine, item: WithItem, manager: Value): void {
  const value = machine.push(entered(machine, manager, item));
  if (item.optional_vars) assign(machine, item.optional_vars, value);
}

function entered(machine: Machine, manager: Value, item: WithItem): Value {
  if (manager instanceof ContextManager) return manager.enter(machine);
  if (manager instanceof PyFile || manager instanceof TextStream) return manager;
  if (manager.t === "object")
    return callMethod(machine, manager, "__enter__", [], item.context_expr) ?? manager;
  if (manager instanceof PyInstance)
    return callMethod(machine, manager, "__enter__", [], item.context_expr) ?? unknown;
  strangersRun(machine, "call");
  return manager instanceof PyIterator ? unknown : machine.notKnown("a context manager");
}

/** Calls `__exit__`; true when it swallows the exception, undefined when that is not known. */
function leave(
  machine: Machine,
  manager: Value,
  error: PyRaise | undefined,
  item: WithItem,
): boolean | undefined {
  if (manager instanceof ContextManager) return manager.exit(machine, error);
  if (manager.t === "object") {
    callMethod(machine, manager, "__exit__", [none, none, none], item.context_expr);
    return false;
  }
  if (!(manager instanceof PyInstance)) {
    strangersRun(machine, "call");
    return manager.t === "unknown" ? undefined : false;
  }
  const details = error
    ? [error.value instanceof PyInstance ? error.value.cls : unknown, error.value, unknown]
    : [none, none, none];
  const result = callMethod(machine, manager, "__exit__", details, item.context_expr);
  return result ? truth(machine, result, item.context_expr) : false;
}
