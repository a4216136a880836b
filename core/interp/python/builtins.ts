import { ellipsis, notImplemented, unknown, type Value } from "../../ndarray/value.ts";
import { exceptionClasses } from "../classes/exceptions.ts";
import { Builtin, type Native } from "../classes/objects.ts";
import { attributeFunctions } from "./builtins/attributes.ts";
import { collectionFunctions } from "./builtins/collections.ts";
import { iterationFunctions } from "./builtins/iteration.ts";
import { numberFunctions } from "./builtins/numbers.ts";
import { textFunctions } from "./builtins/text.ts";
import type { ModuleTable } from "./modules.ts";

/** Ends the program. */
const leave: Native = (machine) => machine.raise("SystemExit", "");

const functions: Readonly<Record<string, Native>> = {
  ...numberFunctions,
  ...textFunctions,
  ...collectionFunctions,
  ...iterationFunctions,
  ...attributeFunctions,
};

const named: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...Object.entries(functions).map(([name, run]): [string, Value] => [name, new Builtin(name, run)]),
  ...[...exceptionClasses].filter(
    ([name]) =>
      !name.startsWith("_") &&
      name !== "AxisError" &&
      name !== "LinAlgError" &&
      name !== "JSONDecodeError" &&
      name !== "FrozenInstanceError" &&
      name !== "StatisticsError",
  ),
  ["IOError", exceptionClasses.get("OSError") as Value],
  ["EnvironmentError", exceptionClasses.get("OSError") as Value],
  ["NotImplemented", notImplemented],
  ["Ellipsis", ellipsis],
  ["__debug__", { t: "bool", v: true }],
  // What Python's `site` adds ends the program or shows a text; the others are for programs that wait.
  ...["exit", "quit"].map((name): [string, Value] => [name, new Builtin(name, leave)]),
  ...["help", "copyright", "credits", "license", "breakpoint", "aiter", "anext", "__build_class__"].map(
    (name): [string, Value] => [name, unknown],
  ),
]);

/** `builtins`. */
export const builtinsModule: ModuleTable = { values: Object.fromEntries(named) };

/** Returns what a name of Python's own means; undefined when there is none. */
export function builtinNamed(name: string): Value | undefined {
  return named.get(name);
}
