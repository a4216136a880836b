import { none, type Value } from "../../../ndarray/value.ts";
import type { Operator } from "../../../syntax/ast.ts";
import type { Native } from "../../classes/objects.ts";
import { inplaceOperation } from "../../expressions/operators.ts";
import { itemOf } from "../../expressions/subscript.ts";
import { assignItem } from "../../statements/assign.ts";
import { deletePlainItem } from "../items.ts";
import type { Methods } from "../methods.ts";

const inPlace =
  (op: Operator): Native =>
  (machine, { positional: [object, value], node }) =>
    inplaceOperation(machine, op, object, value, node);

/** What Python's containers do for `object[key]` and `object += value`, called by its name. */
export const specialMethods: Methods = {
  __getitem__: (machine, { positional: [object, key], node }) => itemOf(machine, object, key, node),
  __setitem__: (machine, { positional: [object, key, value], node }) => {
    assignItem(machine, object, key, value, node);
    return none;
  },
  __delitem__: (machine, { positional: [object, key] }) => {
    deletePlainItem(machine, object, key);
    return none;
  },
  __iadd__: inPlace("Add"),
  __isub__: inPlace("Sub"),
  __imul__: inPlace("Mult"),
  __ior__: inPlace("BitOr"),
  __iand__: inPlace("BitAnd"),
  __ixor__: inPlace("BitXor"),
};

/** True for what has these methods. */
export const isContainer = ({ t }: Value) => t === "list" || t === "dict" || t === "set";
