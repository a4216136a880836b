import type { NDArray } from "../../ndarray/array.ts";
import { NotKnown, NumpyError, notKnown } from "../../ndarray/error.ts";
import type { Value } from "../../ndarray/value.ts";
import { attributeOf } from "../attributes/attributes.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { getItem, setItem } from "../items/items.ts";
import { rowOf } from "../names/registry.ts";
import type { Effect } from "../op.ts";
import { type BinaryOperator, binary, type CompareOperator, compare } from "../operators.ts";
import { roughened } from "../rounding/roughen.ts";
import { apply } from "./compose.ts";

type Named = Readonly<Record<string, Value>>;

/** Calls other functions of NumPy by name, without "numpy.". */
export interface Composer {
  (name: string, ...args: readonly Value[]): Value;
  /** As a call, for functions that give an array. */
  array(name: string, ...args: readonly Value[]): NDArray;
  /** As a call with arguments by name. */
  named(name: string, args: readonly Value[], named: Named): Value;
  /** `of.name(...)`. */
  method(of: Value, name: string, args?: readonly Value[], named?: Named): Value;
  /** `of.name`. */
  get(of: Value, name: string): Value;
  item(of: Value, index: Value): Value;
  /** `into[index] = to`. */
  put(into: Value, index: Value, to: Value): void;
  /** `left op right` as Python's operators do it. */
  operate(operator: BinaryOperator | CompareOperator, left: Value, right: Value): Value;
  /** The value as an array; a scalar as one of no axes. */
  asArray(value: Value): NDArray;
}

/** Returns a composer; a call that raises or is not known ends the composition in the same way. */
export function composer(context: Context): Composer {
  const call = (name: string, ...args: readonly Value[]): Value => apply(`numpy.${name}`, args, context);
  const array = (name: string, ...args: readonly Value[]): NDArray => {
    const value = call(name, ...args);
    return value.t === "ndarray" ? value : notKnown(`an array from ${name}`);
  };
  const get = (of: Value, name: string): Value =>
    made(attributeOf(of, name, context), `attribute:${name}`, [of]);
  return Object.assign(call, {
    array,
    get,
    named: (name: string, args: readonly Value[], named: Named) =>
      apply(`numpy.${name}`, args, context, named),
    method: (of: Value, name: string, args: readonly Value[] = [], named: Named = {}) => {
      const found = get(of, name);
      const rowName = found.t === "numpy" && found.self ? found.name : undefined;
      const row = rowName === undefined ? undefined : rowOf(rowName);
      const effect = row?.call([of, ...args], new Map(Object.entries(named)), context, rowName);
      return made(effect, row && found.t === "numpy" ? found.name : name, [of, ...args], named);
    },
    item: (of: Value, index: Value) => made(getItem(of, index, context), "getitem", [of, index]),
    put: (into: Value, index: Value, to: Value) => {
      made(setItem(into, index, to, context), "setitem", [into, index, to]);
    },
    operate: (operator: BinaryOperator | CompareOperator, left: Value, right: Value) =>
      made(
        isComparison(operator)
          ? compare(operator, left, right, context)
          : binary(operator, left, right, context),
        `operator:${operator}`,
        [left, right],
      ),
    asArray: (value: Value) => asArray(value, context),
  });
}

function isComparison(operator: BinaryOperator | CompareOperator): operator is CompareOperator {
  return ["Eq", "NotEq", "Lt", "LtE", "Gt", "GtE"].includes(operator);
}

/** The value of one step, in as much doubt as it brings. */
function made(effect: Effect | undefined, op: string, ins: readonly Value[], named: Named = {}): Value {
  if (!effect) throw new NotKnown(op);
  if (effect.kind === "raise") throw new NumpyError(effect.type, effect.message);
  if (effect.kind === "unknown") throw new NotKnown(effect.why);
  return roughened({ op, ins, named: new Map(Object.entries(named)) }, effect);
}

/** The effect of a composition: a new array or another value. */
export function composed(value: Value): Effect {
  return value.t === "ndarray" ? { kind: "alloc", out: value, value } : { kind: "value", value };
}
