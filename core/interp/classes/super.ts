import type { Value } from "../../ndarray/value.ts";
import type { Machine } from "../machine.ts";
import { PySuper } from "./objects.ts";
import type { Scope } from "./scope.ts";

/** `super()` without arguments: the class whose method is being run, and that method's first argument. */
export function callSuper(machine: Machine): Value | undefined {
  if (!machine.owner) return undefined;
  const self = firstParameter(machine.scope, machine.recorder.scope.node);
  return self && new PySuper(machine.owner, self);
}

function firstParameter(scope: Scope, def: Machine["recorder"]["scope"]["node"]): Value | undefined {
  const parameter = def && (def.args.posonlyargs[0] ?? def.args.args[0]);
  return parameter && scope.get(parameter.arg);
}
