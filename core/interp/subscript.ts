import { unknown, type Value } from "../ndarray/value.ts";
import { getItem } from "../numpy/index.ts";
import type { Node, Subscript } from "../syntax/ast.ts";
import { callMethod } from "./call.ts";
import type { Machine } from "./machine.ts";
import { Builtin, PyClass, PyInstance } from "./objects.ts";
import { getPlainItem } from "./python/items.ts";

/** Evaluates `value[slice]`. */
export function subscript(machine: Machine, node: Subscript): Value {
  const object = machine.eval(node.value);
  const index = machine.eval(node.slice);
  return itemOf(machine, object, index, node);
}

/** Returns `object[index]`. The caller holds both. */
export function itemOf(machine: Machine, object: Value, index: Value, node: Node): Value {
  switch (object.t) {
    case "unknown":
      return unknown;
    case "ndarray":
    case "scalar":
    case "object":
    case "numpy":
    case "dtype": {
      const effect = getItem(object, index, machine.context);
      if (!effect)
        return object.t === "numpy"
          ? unknown
          : machine.raise("TypeError", `'${object.t}' object is not subscriptable`);
      return machine.perform(node, "getitem", [object, index], effect);
    }
    case "foreign": {
      if (object instanceof PyClass || object instanceof Builtin) return object;
      const item =
        object instanceof PyInstance
          ? callMethod(machine, object, "__getitem__", [index], node)
          : getPlainItem(machine, object, index);
      return item ?? unknown;
    }
    default:
      return getPlainItem(machine, object, index) ?? unknown;
  }
}
