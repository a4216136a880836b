import { type NumpyName, unknown, type Value } from "../../ndarray/value.ts";
import { isModule, lookup, missingName } from "../../numpy/index.ts";
import { numpyValue } from "../classes/exceptions.ts";
import type { Machine } from "../machine.ts";
import { isPatched } from "../modules/moduleattributes.ts";
import { operatorsMixin } from "./arrayufunc.ts";

/** Returns what a module or class of NumPy has under a name; undefined where that is not known. */
export function numpyMember(owner: string, name: string): Value | undefined {
  if (owner === "numpy.lib.mixins" && name === "NDArrayOperatorsMixin") return operatorsMixin;
  return numpyValue(lookup(owner, name));
}

/** The same for `value.name`, which may raise. */
export function memberOfNumpy(machine: Machine, value: NumpyName, name: string): Value | undefined {
  // What calls a function is that function.
  if (name === "__call__" && !isModule(value.name)) return value;
  if (!value.self && isPatched(machine, value.name, name)) return unknown;
  const found = value.self ? undefined : numpyMember(value.name, name);
  return found ?? missingInModule(machine, value, name);
}

/** At a prompt NumPy is the one that we know; a program may be meant for another release, with other names. */
function missingInModule(machine: Machine, { name: module, self }: NumpyName, name: string): undefined {
  const message = machine.isSession && !self ? missingName(module, name) : undefined;
  if (message !== undefined) machine.raise("AttributeError", message);
  return undefined;
}
