import { anyBool, type PyDict, type PySet, pyBool, type Value } from "../../ndarray/value.ts";
import { compare } from "../../numpy/index.ts";
import type { CompareOperator, Node } from "../../syntax/ast.ts";
import { callMethod } from "../calls/call.ts";
import { fieldsOf } from "../classes/dataclasses.ts";
import { lookupInClass } from "../classes/inheritance.ts";
import { PyInstance } from "../classes/objects.ts";
import { compareOnce } from "../expressions/operators.ts";
import { truth } from "../expressions/truth.ts";
import type { Machine } from "../machine.ts";
import { iterateAll } from "../statements/iterate.ts";
import { DictView } from "./dictview.ts";
import { isIdentical, isOne } from "./identity.ts";
import { keyOf } from "./keys.ts";
import { plainText } from "./plain.ts";

const signs: Partial<Record<CompareOperator, string>> = { Lt: "<", LtE: "<=", Gt: ">", GtE: ">=" };

/** Returns `left op right` on Python's own values; unknown truth where it can't be told. */
export function compareWith(
  machine: Machine,
  op: CompareOperator,
  left: Value,
  right: Value,
  node: Node,
): Value {
  if (op === "Eq" || op === "NotEq") {
    const equal = isEqual(machine, left, right, node);
    return pyBool(equal === undefined ? undefined : equal === (op === "Eq"));
  }
  if (left.t === "set" && right.t === "set") return pyBool(subsetOf(op, left, right));
  const order = orderOf(machine, left, right, node, signs[op]);
  if (order === undefined) return anyBool;
  if (Number.isNaN(order)) return pyBool(false);
  return pyBool(op === "Lt" ? order < 0 : op === "LtE" ? order <= 0 : op === "Gt" ? order > 0 : order >= 0);
}

/** `a == b` as one truth; undefined when it can't be told. */
export function isEqual(machine: Machine, a: Value, b: Value, node: Node): boolean | undefined {
  if (a === b && a.t !== "float" && a.t !== "ndarray" && isOne(a)) return true;
  // A dtype is equal to whatever it is made of: its name, its scalar type, Python's type.
  if ((a.t === "dtype") !== (b.t === "dtype")) return equalToNumpy(machine, a, b, node);
  if (a.t === "tuple" && b.t === "tuple") return equalItems(machine, a.items, b.items, node);
  const [x, y] = [keyOf(a), keyOf(b)];
  if (x !== undefined && y !== undefined) return isNaNValue(a) || isNaNValue(b) ? false : x === y;
  if (a.t === "unknown" || b.t === "unknown") return undefined;
  if (a.t === "list" && b.t === "list") return equalItems(machine, a.items, b.items, node);
  if (a.t === "dict" && b.t === "dict") return equalDicts(machine, a, b, node);
  if (a.t === "set" && b.t === "set") return equalSets(a, b);
  if (a.t === "none" || b.t === "none") return a.t === b.t;
  if (a instanceof PyInstance || b instanceof PyInstance) return equalObjects(machine, a, b, node);
  if (isArrayLike(a) || isArrayLike(b)) return equalToNumpy(machine, a, b, node);
  if (isKnownKind(a) && isKnownKind(b) && a.t !== b.t)
    return isAnyNumber(a) && isAnyNumber(b) ? undefined : false;
  return undefined;
}

/** Returns a negative, zero or positive number, NaN where no order holds, or undefined. Raises TypeError for what can't be ordered. */
export function orderOf(
  machine: Machine,
  left: Value,
  right: Value,
  node: Node,
  sign = "<",
): number | undefined {
  const [a, b] = [plainText(left), plainText(right)];
  const [x, y] = [numeric(a), numeric(b)];
  if (x !== undefined && y !== undefined) return x < y ? -1 : x > y ? 1 : x === y ? 0 : Number.NaN;
  if (a.t === "str" && b.t === "str")
    return a.v === undefined || b.v === undefined ? undefined : compareText(a.v, b.v);
  if ((a.t === "list" && b.t === "list") || (a.t === "tuple" && b.t === "tuple"))
    return orderItems(machine, a.items, b.items, node, sign);
  if (isArrayLike(a) || isArrayLike(b)) {
    return byLess(machine, a, b, node);
  }
  if (a instanceof PyInstance || b instanceof PyInstance) return byLess(machine, a, b, node);
  if (isNumber(a) && isNumber(b)) return undefined;
  const plain = [a, b].every((side) => isKnownKind(side));
  if (
    plain &&
    a.t !== b.t &&
    (numeric(a) === undefined || numeric(b) === undefined) &&
    !("v" in a && a.v === undefined) &&
    !("v" in b && b.v === undefined)
  ) {
    machine.raise("TypeError", `'${sign}' not supported between instances of '${a.t}' and '${b.t}'`);
  }
  return undefined;
}

/** True of numbers, known or not: those of two kinds may be equal. */
const isAnyNumber = (value: Value) => isNumber(value) || value.t === "complex";

/** True of numbers that always have an order, known or not. */
const isNumber = ({ t }: Value) => t === "int" || t === "float" || t === "bool";

/** Orders by what `<` says in both directions. */
function byLess(machine: Machine, a: Value, b: Value, node: Node): number | undefined {
  const isLess = truth(machine, compareOnce(machine, "Lt", a, b, node), node);
  if (isLess !== false) return isLess ? -1 : undefined;
  const isMore = truth(machine, compareOnce(machine, "Lt", b, a, node), node);
  return isMore === undefined ? undefined : isMore ? 1 : 0;
}

/** `item in container`; undefined when it can't be told. */
export function containsItem(
  machine: Machine,
  container: Value,
  item: Value,
  node: Node,
): boolean | undefined {
  const [text, part] = [plainText(container), plainText(item)];
  if (text !== container || (part !== item && container.t === "str"))
    return containsItem(machine, text, part, node);
  if (container.t === "str") {
    if (item.t !== "str" || item.v === undefined || container.v === undefined) return undefined;
    return container.v.includes(item.v);
  }
  if (container.t === "dict" || container.t === "set") {
    const key = keyOf(item);
    const known = container.t === "dict" ? container.entries : container.items;
    return key === undefined || !known ? undefined : known.has(key);
  }
  if (container.t === "unknown") return undefined;
  if (container instanceof DictView && container.typeName === "dict_keys")
    return containsItem(machine, container.dict, item, node);
  if (container instanceof PyInstance) {
    const answer = callMethod(machine, container, "__contains__", [item], node);
    if (answer) return truth(machine, answer, node);
  }
  if (container.t === "ndarray") {
    const effect = compare("Eq", container, item, machine.context);
    machine.recorder.use(node, container, "inspect");
    if (!effect || effect.kind === "raise" || effect.kind === "unknown") return undefined;
    return undefined;
  }
  if (
    container.t !== "list" &&
    container.t !== "tuple" &&
    container.t !== "range" &&
    container.t !== "foreign"
  )
    return undefined;
  const items = iterateAll(machine, container, node);
  if (!items) return undefined;
  let answer: boolean | undefined = false;
  for (const one of items) {
    const equal = isSameOrEqual(machine, one, item, node);
    if (equal) return true;
    if (equal === undefined) answer = undefined;
  }
  return answer;
}

/** Compares text by code points, as Python does (not by UTF-16 units). */
export function compareText(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = (x[i].codePointAt(0) as number) - (y[i].codePointAt(0) as number);
    if (difference) return difference;
  }
  return x.length - y.length;
}

/** `a == b` as NumPy answers it, as one truth. */
function equalToNumpy(machine: Machine, a: Value, b: Value, node: Node): boolean | undefined {
  const effect = compare("Eq", a, b, machine.context);
  return effect ? truth(machine, machine.perform(node, "operator:Eq", [a, b], effect), node) : undefined;
}

function equalSets({ items: a }: PySet, { items: b }: PySet): boolean | undefined {
  return a && b && a.size === b.size && isWithin(a, b);
}

/** Sets are ordered by what they have in them: `<=` is "all of these are there". */
function subsetOf(op: CompareOperator, { items: a }: PySet, { items: b }: PySet): boolean | undefined {
  if (!a || !b) return undefined;
  const [less, more] = op === "Lt" || op === "LtE" ? [a, b] : [b, a];
  return isWithin(less, more) && (op === "LtE" || op === "GtE" || less.size < more.size);
}

function isWithin(less: ReadonlyMap<string, Value>, more: ReadonlyMap<string, Value>): boolean {
  return [...less.keys()].every((key) => more.has(key));
}

/** Asks `__eq__`; objects without one are equal to themselves only. */
function equalObjects(machine: Machine, a: Value, b: Value, node: Node): boolean | undefined {
  const asks = [a, b].some(
    (one) => one instanceof PyInstance && (fieldsOf(one.cls) || lookupInClass(one.cls, "__eq__")),
  );
  return asks ? truth(machine, compareOnce(machine, "Eq", a, b, node), node) : isIdentical(a, b);
}

/** What containers ask of two items: `a is b or a == b`. */
function isSameOrEqual(machine: Machine, a: Value, b: Value, node: Node): boolean | undefined {
  if (a === b && isOne(a)) return true;
  // Of two NaN that are no objects of their own here it is not known whether they are one: `np.nan` always is.
  return isNaNValue(a) && isNaNValue(b) ? undefined : isEqual(machine, a, b, node);
}

function equalItems(
  machine: Machine,
  a: readonly Value[] | undefined,
  b: readonly Value[] | undefined,
  node: Node,
): boolean | undefined {
  if (!a || !b) return undefined;
  if (a.length !== b.length) return false;
  let answer: boolean | undefined = true;
  for (let i = 0; i < a.length; i++) {
    const equal = isSameOrEqual(machine, a[i], b[i], node);
    if (equal === false) return false;
    if (equal === undefined) answer = undefined;
  }
  return answer;
}

function equalDicts(machine: Machine, a: PyDict, b: PyDict, node: Node): boolean | undefined {
  if (!a.entries || !b.entries) return undefined;
  if (a.entries.size !== b.entries.size) return false;
  let answer: boolean | undefined = true;
  for (const [key, entry] of a.entries) {
    const other = b.entries.get(key);
    const equal = other && isEqual(machine, entry.value, other.value, node);
    if (!other || equal === false) return false;
    if (equal === undefined) answer = undefined;
  }
  return answer;
}

function orderItems(
  machine: Machine,
  a: readonly Value[] | undefined,
  b: readonly Value[] | undefined,
  node: Node,
  sign: string,
): number | undefined {
  if (!a || !b) return undefined;
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const equal = isEqual(machine, a[i], b[i], node);
    if (equal === undefined) return undefined;
    if (!equal) return orderOf(machine, a[i], b[i], node, sign);
  }
  return a.length - b.length;
}

function numeric(value: Value): number | bigint | undefined {
  if (value.t === "int") return typeof value.v === "object" ? undefined : value.v;
  if (value.t === "float") return value.v;
  return value.t === "bool" && value.v !== undefined ? Number(value.v) : undefined;
}

function isNaNValue(value: Value): boolean {
  return value.t === "float" && Number.isNaN(value.v);
}

function isArrayLike(value: Value): boolean {
  return (
    value.t === "ndarray" ||
    value.t === "scalar" ||
    value.t === "dtype" ||
    value.t === "object" ||
    value.t === "numpy"
  );
}

function isKnownKind(value: Value): boolean {
  return value.t !== "unknown" && value.t !== "foreign";
}
