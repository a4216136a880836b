import { none, unknown, type Value } from "../../../ndarray/value.ts";
import { callMethod, callValue } from "../../calls/call.ts";
import { PyGenerator } from "../../calls/generators.ts";
import { isExceptionKind } from "../../classes/exceptions.ts";
import { Builtin, PyIterator, type PyRaise } from "../../classes/objects.ts";
import type { Machine } from "../../machine.ts";
import { ContextManager } from "../../statements/with.ts";
import type { ModuleTable } from "../modules.ts";

/** `contextlib`. */
export const contextlibModule: ModuleTable = {
  functions: {
    contextmanager: (_, { positional: [made] }) =>
      new Builtin("contextmanager", (machine, args) => fromGenerator(callValue(machine, made, args))),
    suppress: (_, { positional }) =>
      new ContextManager(
        () => none,
        (_machine, error) => {
          if (error?.value.t === "unknown") return undefined;
          return error !== undefined && isExceptionKind(error, positional);
        },
        positional,
      ),
    nullcontext: (_, { positional: [value] }) =>
      new ContextManager(
        () => value ?? none,
        () => false,
        value ? [value] : [],
      ),
    closing: (_, { positional: [value], node }) =>
      new ContextManager(
        () => value,
        (machine) => {
          callMethod(machine, value, "close", [], node);
          return false;
        },
        [value],
      ),
    redirect_stdout: () =>
      new ContextManager(
        () => unknown,
        () => false,
      ),
    ExitStack: () => unknown,
  },
};

/** The generator runs to its `yield` on entering, and to its end on leaving. */
function fromGenerator(generator: Value): Value {
  if (!(generator instanceof PyIterator)) return unknown;
  return new ContextManager(
    (machine) => {
      const next = generator.next(machine);
      return typeof next === "string" ? unknown : next.item;
    },
    (machine, error) => {
      if (error) return hasSwallowed(machine, generator, error);
      generator.next(machine);
      return false;
    },
    [generator],
  );
}

/** Raises the exception where the generator waits; true when the generator ends instead of raising it again. */
function hasSwallowed(machine: Machine, generator: PyIterator, error: PyRaise): boolean | undefined {
  if (!(generator instanceof PyGenerator)) return undefined;
  try {
    return generator.send(machine, { error }) === "end" || undefined;
  } catch (raised) {
    if (raised === error) return false;
    throw raised;
  }
}
