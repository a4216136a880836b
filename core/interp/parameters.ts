import { unknown, type Value } from "../ndarray/value.ts";
import type { Arg } from "../syntax/ast.ts";
import type { Machine } from "./machine.ts";
import { PyClass, type PyFunction, PyInstance } from "./objects.ts";

/** Returns what may be assumed of the parameters of a function that nobody calls. */
export function parametersOf(machine: Machine, callee: PyFunction): (parameter: Arg) => Value {
  const [first] = callee.def.args.args;
  return (parameter) => {
    if (parameter === first && callee.definedIn instanceof PyClass)
      return instanceOf(machine, callee.definedIn);
    return unknown;
  };
}

/** `self` of a method that nobody calls: its attributes are not known. */
function instanceOf(_machine: Machine, cls: PyClass): Value {
  const instance = new PyInstance(cls);
  instance.escaped = true;
  return instance;
}
