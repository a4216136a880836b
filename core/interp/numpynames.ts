import type { NumpyName, Value } from "../ndarray/value.ts";
import { lookup, missingName } from "../numpy/index.ts";
import { numpyValue } from "./exceptions.ts";
import type { Machine } from "./machine.ts";

/** Returns what a module or class of NumPy has under a name; undefined where that is not known. */
export function memberOfNumpy(machine: Machine, value: NumpyName, name: string): Value | undefined {
  const found = value.self ? undefined : lookup(value.name, name);
  return numpyValue(found) ?? missingInModule(machine, value, name);
}

/** At a prompt NumPy is the one that we know; a program may be meant for another release, with other names. */
function missingInModule(machine: Machine, { name: module, self }: NumpyName, name: string): undefined {
  const message = machine.echo && !self ? missingName(module, name) : undefined;
  if (message !== undefined) machine.raise("AttributeError", message);
  return undefined;
}
