import { PyDict, pyList, type Value } from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import { callMethod } from "../../call.ts";
import { letGo } from "../../escape.ts";
import type { Native } from "../../objects.ts";
import type { ModuleTable } from "../modules.ts";

/** Returns a copy as the array's own `method` makes it; what can't change is its own copy. */
const copied =
  (method: string, isDeep: boolean): Native =>
  (machine, { positional: [value], node }): Value => {
    if (!value) return machine.notKnown("what to copy");
    if (value.t === "ndarray") {
      const given = isDeep ? [new PyDict(new Map())] : [];
      const effect = callMethod(machine, value, method, given, node);
      return effect ?? machine.notKnown("a copy");
    }
    if (immutable.has(value.t)) return value;
    if (!isDeep && value.t === "list" && value.items) {
      const list = pyList([...value.items]);
      for (const item of value.items) retain(item);
      return list;
    }
    letGo(machine, value, node);
    return machine.notKnown("a copy");
  };

const immutable: ReadonlySet<Value["t"]> = new Set([
  "int",
  "float",
  "complex",
  "bool",
  "str",
  "bytes",
  "none",
  "dtype",
  "numpy",
  "scalar",
]);

/** `copy`. */
export const copyModule: ModuleTable = {
  functions: { copy: copied("__copy__", false), deepcopy: copied("__deepcopy__", true) },
};
