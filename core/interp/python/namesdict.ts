import { unknown, type Value } from "../../ndarray/value.ts";
import { retain } from "../../trace/refs.ts";
import { PyObject } from "../classes/objects.ts";
import type { Scope } from "../classes/scope.ts";
import type { Machine } from "../machine.ts";
import { letGo } from "../strangers/escape.ts";
import { isDefinition } from "../strangers/sincelent.ts";
import { exactText } from "./arguments.ts";

/** `globals()`: the names of a module, seen as a dict. */
export class NamesDict extends PyObject {
  readonly typeName = "dict";

  constructor(readonly scope: Scope) {
    super();
  }

  held(): Iterable<Value> {
    return [];
  }
}

/** Returns `globals()[key]`. */
export function nameItem({ scope }: NamesDict, key: Value): Value {
  const name = exactText(key);
  return (name === undefined ? undefined : scope.get(name)) ?? unknown;
}

/** Does `globals()[key] = value`. */
export function setNameItem(machine: Machine, dict: NamesDict, key: Value, value: Value): void {
  const name = exactText(key);
  if (name === undefined) {
    letGo(machine, value, machine.here);
    forgetNames(machine, dict.scope);
    return;
  }
  const former = dict.scope.get(name);
  retain(value);
  dict.scope.set(name, value);
  if (former) machine.release(former);
}

/** Any of the names may be bound to something else: forgets what they stand for, functions, classes and modules left out. */
export function forgetNames(machine: Machine, scope: Scope | undefined, gone = new Set<Value>()): void {
  for (const [name, value] of [...(scope?.vars ?? [])]) {
    if (isDefinition(value) || value.t === "unknown") continue;
    letGo(machine, value, machine.here, gone);
    scope?.set(name, unknown);
  }
}
