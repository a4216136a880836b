import { none, unknown, type Value } from "../ndarray/value.ts";
import type { With, WithItem } from "../syntax/ast.ts";
import { assign } from "./assign.ts";
import { callMethod } from "./call.ts";
import { type Execution, execBlock } from "./execute.ts";
import type { Machine } from "./machine.ts";
import { PyInstance, PyIterator, PyObject, PyRaise } from "./objects.ts";
import { PyFile } from "./python/methods/file.ts";
import { TextStream } from "./python/textfile.ts";
import { strangersRun } from "./strangers.ts";
import { truth } from "./truth.ts";

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
  const height = machine.stack.length;
  const manager = machine.eval(node.items[at].context_expr);
  bindEntered(machine, node.items[at], manager);
  try {
    const completion = yield* enter(machine, node, at + 1);
    leave(machine, manager, undefined, node.items[at]);
    machine.unwind(height);
    return completion;
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    const isSwallowed = leave(machine, manager, error, node.items[at]);
    machine.unwind(height);
    // Whether an unknown manager swallows exceptions is not known; most do not.
    if (!isSwallowed) throw error;
    return { kind: "normal" };
  }
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

/** Calls `__exit__`; true when it swallows the exception. */
function leave(machine: Machine, manager: Value, error: PyRaise | undefined, item: WithItem): boolean {
  if (manager instanceof ContextManager) return manager.exit(machine, error) === true;
  if (manager.t === "object") {
    callMethod(machine, manager, "__exit__", [none, none, none], item.context_expr);
    return false;
  }
  if (!(manager instanceof PyInstance)) {
    strangersRun(machine, "call");
    return false;
  }
  const details = error
    ? [error.value instanceof PyInstance ? error.value.cls : unknown, error.value, unknown]
    : [none, none, none];
  const result = callMethod(machine, manager, "__exit__", details, item.context_expr);
  return error !== undefined && result !== undefined && truth(machine, result, item.context_expr) === true;
}
