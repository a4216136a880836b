import { NumpyError, notKnown } from "../../ndarray/error.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Context, Files } from "../../numpy/index.ts";
import { callValue } from "../calls/call.ts";
import { getAttribute } from "../classes/attributes.ts";
import { PyRaise } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { isInstanceOf } from "../python/isinstance.ts";
import { PyFile } from "../python/methods/file.ts";
import { numberClass } from "../python/modules/quiet.ts";
import { PyPath } from "../python/path.ts";
import { TextStream } from "../python/textfile.ts";
import { iterateAll } from "../statements/iterate.ts";

/** What no file of a program is called. */
const inMemory = "\0memory";

/** Returns what NumPy's functions may ask of the program: calling its functions, walking its iterables, its files. */
export function makeContext(machine: Machine): Context {
  const files = (): Files => machine.options.files;
  // One will do: no call uses two streams.
  let stream: TextStream | undefined;
  return {
    files: {
      open: (path) => (path === inMemory ? stream?.asFile() : undefined) ?? files().open(path),
      write: (path, file) => {
        if (path === inMemory && stream) stream.take(file);
        else files().write(path, file);
      },
      pathOf: (value) => (value instanceof PyPath ? value.text : files().pathOf?.(value)),
      openedAs: (value) => {
        if (value instanceof PyFile) return value.opened();
        if (!(value instanceof TextStream) || value.path !== undefined) return undefined;
        stream = value;
        return value.opened(inMemory);
      },
    },
    settings: machine.settings,
    call: (callable, positional, named) => callBack(machine, callable, positional, named),
    attribute: (of, name) =>
      of.t === "foreign"
        ? inProgram(machine, () => getAttribute(machine, of, name, machine.here))
        : undefined,
    isNumber: (value) => isInstanceOf(machine, value, numberClass),
    iterate: (iterable) => inProgram(machine, () => iterateAll(machine, iterable)),
  };
}

/** Runs a call of NumPy's that may call the program's functions. */
export function withCallbacks<T>(machine: Machine, run: () => T): T {
  return from(machine, machine.stack.length, run);
}

/** Runs the program's own code for a call of NumPy's. Python exceptions pass through NumPy as its own do. */
function inProgram<T>(machine: Machine, run: () => T): T {
  try {
    return from(machine, undefined, run);
  } catch (error) {
    if (error instanceof PyRaise) throw new NumpyError(error.type, error.message);
    throw error;
  }
}

function from<T>(machine: Machine, height: number | undefined, run: () => T): T {
  const outer = machine.callbacksFrom;
  machine.callbacksFrom = height;
  try {
    return run();
  } finally {
    machine.callbacksFrom = outer;
  }
}

function callBack(
  machine: Machine,
  callable: Value,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value> = new Map(),
): Value {
  const result = inProgram(machine, () =>
    callValue(machine, callable, { positional, named, node: machine.here }),
  );
  // NumPy lets go of one result when it has the next.
  machine.settle(machine.callbacksFrom ?? machine.stack.length, result);
  return result.t === "unknown" ? notKnown("result of a callback") : result;
}
