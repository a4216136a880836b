import { pyTuple, type Value } from "../../../ndarray/value.ts";
import type { CompareOperator, Operator } from "../../../syntax/ast.ts";
import { retain } from "../../../trace/refs.ts";
import { getAttribute } from "../../classes/attributes.ts";
import { Builtin, type Native } from "../../classes/objects.ts";
import { binaryOperation, compareOnce } from "../../expressions/operators.ts";
import { itemOf } from "../../expressions/subscript.ts";
import { exactText } from "../arguments.ts";
import type { ModuleTable } from "../modules.ts";

const binary =
  (op: Operator): Native =>
  (machine, { positional: [a, b], node }) =>
    binaryOperation(machine, op, a, b, node);

const compare =
  (op: CompareOperator): Native =>
  (machine, { positional: [a, b], node }) =>
    compareOnce(machine, op, a, b, node);

/** One result as it is, several as a tuple. */
function oneOrAll(results: readonly Value[]): Value {
  if (results.length === 1) return results[0];
  for (const result of results) retain(result);
  return pyTuple(results);
}

/** `operator`. */
export const operatorModule: ModuleTable = {
  functions: {
    add: binary("Add"),
    sub: binary("Sub"),
    mul: binary("Mult"),
    truediv: binary("Div"),
    floordiv: binary("FloorDiv"),
    mod: binary("Mod"),
    pow: binary("Pow"),
    matmul: binary("MatMult"),
    and_: binary("BitAnd"),
    or_: binary("BitOr"),
    xor: binary("BitXor"),
    eq: compare("Eq"),
    ne: compare("NotEq"),
    lt: compare("Lt"),
    le: compare("LtE"),
    gt: compare("Gt"),
    ge: compare("GtE"),
    itemgetter: (_, { positional: keys }) =>
      new Builtin("itemgetter", (machine, { positional: [object], node }) =>
        oneOrAll(keys.map((key) => itemOf(machine, object, key, node))),
      ),
    attrgetter: (_, { positional: names }) =>
      new Builtin("attrgetter", (machine, { positional: [object], node }) =>
        oneOrAll(
          names.map(
            (name) =>
              getAttribute(machine, object, exactText(name) ?? "", node) ?? machine.notKnown("an attribute"),
          ),
        ),
      ),
    getitem: (machine, { positional: [object, key], node }) => itemOf(machine, object, key, node),
  },
};
