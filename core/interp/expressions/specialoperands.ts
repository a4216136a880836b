import type { Value } from "../../ndarray/value.ts";
import type { CompareOperator, Node } from "../../syntax/ast.ts";
import { callValue } from "../calls/call.ts";
import { linearized, lookupInClass } from "../classes/inheritance.ts";
import { PyInstance } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";

/** The methods that two operands are asked for: `__add__` and `__radd__`, `__lt__` and `__gt__`. */
export interface Asked {
  readonly method: string;
  readonly reflected: string;
  readonly isComparison: boolean;
}

/**
 * Returns what the operands' own methods make of an operation, undefined where they have none. An object of a subclass is asked before one of the
 * class it is derived from, for a comparison always, for arithmetic where it has another method (the language reference, "Emulating
 * numeric types"); `givesWay` says whether the right one is asked at all.
 */
export function askOperands(
  machine: Machine,
  { method, reflected, isComparison }: Asked,
  left: Value,
  right: Value,
  node: Node,
  givesWay: boolean,
): Value | undefined {
  const askLeft = () => callSpecial(machine, left, method, right, node);
  const askRight = () => (givesWay ? callSpecial(machine, right, reflected, left, node) : undefined);
  if (!(left instanceof PyInstance && right instanceof PyInstance)) return askLeft() ?? askRight();
  if (left.cls === right.cls && !isComparison) return askLeft();
  const isDerived = left.cls !== right.cls && linearized(right.cls).includes(left.cls);
  const hasOwn = lookupInClass(right.cls, reflected) !== lookupInClass(left.cls, reflected);
  return isDerived && (isComparison || hasOwn) ? (askRight() ?? askLeft()) : (askLeft() ?? askRight());
}

/** The methods of an operation such as "add". */
export function arithmeticMethods(name: string): Asked {
  return { method: `__${name}__`, reflected: `__r${name}__`, isComparison: false };
}

/** The methods of a comparison. */
export function comparisonMethods(op: CompareOperator): Asked {
  const [method, reflected] = comparisons[op] ?? [];
  return { method: `__${method}__`, reflected: `__${reflected}__`, isComparison: true };
}

const comparisons: Readonly<Record<string, readonly [method: string, reflected: string]>> = {
  Eq: ["eq", "eq"],
  NotEq: ["ne", "ne"],
  Lt: ["lt", "gt"],
  LtE: ["le", "ge"],
  Gt: ["gt", "lt"],
  GtE: ["ge", "le"],
};

/** Calls a special method of an instance; undefined when it has none or does not know the other operand. */
export function callSpecial(
  machine: Machine,
  value: Value,
  name: string,
  other: Value,
  node: Node,
): Value | undefined {
  if (!(value instanceof PyInstance)) return undefined;
  const method = lookupInClass(value.cls, name);
  if (!method) return undefined;
  const result = callValue(machine, method, { positional: [value, other], named: new Map(), node });
  return result.t === "notimplemented" ? undefined : result;
}
