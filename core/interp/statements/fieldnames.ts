import type { DTypeValue, Value } from "../../ndarray/value.ts";
import type { Node } from "../../syntax/ast.ts";
import type { Machine } from "../machine.ts";
import { forgetNames } from "../python/namesdict.ts";
import { Unfollowed } from "../stopped.ts";
import { letGo } from "../strangers/escape.ts";

/**
 * Does `dtype.names = to`, which NumPy does in place: every array of that very dtype has other fields then. Which ones share it is not
 * known, so all names are forgotten; within a function, whose callers hold arrays too, the evaluation ends.
 */
export function renameFields(machine: Machine, dtype: DTypeValue, to: Value, node: Node): void {
  machine.setNumpyAttribute(node, dtype, "names", to);
  if (machine.scope !== machine.main.scope) throw new Unfollowed("the names of fields change in place");
  machine.recorder.exact = false;
  letGo(machine, dtype, node);
  forgetNames(machine, machine.scope);
}
