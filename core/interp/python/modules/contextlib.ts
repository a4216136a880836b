import { none, unknown, type Value } from "../../../ndarray/value.ts";
import { callValue } from "../../call.ts";
import { Builtin, isExceptionKind, PyIterator } from "../../objects.ts";
import { ContextManager } from "../../with.ts";
import type { ModuleTable } from "../modules.ts";

/** `contextlib`. */
export const contextlibModule: ModuleTable = {
  functions: {
    contextmanager: (_, { positional: [made] }) =>
      new Builtin("contextmanager", (machine, args) => fromGenerator(callValue(machine, made, args))),
    suppress: (_, { positional }) =>
      new ContextManager(
        () => none,
        (_machine, error) => error !== undefined && isExceptionKind(error, positional),
        positional,
      ),
    nullcontext: (_, { positional: [value] }) =>
      new ContextManager(
        () => value ?? none,
        () => false,
        value ? [value] : [],
      ),
    closing: (_, { positional: [value] }) =>
      new ContextManager(
        () => value,
        () => false,
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
      if (!error) generator.next(machine);
      return false;
    },
    [generator],
  );
}
