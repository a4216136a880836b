import { less, same } from "../../ndarray/layouts/dim.ts";
import { anyBool, pyBool, pyTuple, unknown, type Value } from "../../ndarray/value.ts";
import { binary, compare, errorIn, inplace, measure, toInt, unary } from "../../numpy/index.ts";
import type { Compare, CompareOperator, Node, Operator, UnaryOperator } from "../../syntax/ast.ts";
import { isArrayLike, withArrays } from "../calls/arraylike.ts";
import { arrayUfunc, overridesUfuncs, ufuncOf } from "../calls/arrayufunc.ts";
import { callValue } from "../calls/call.ts";
import { comparedFields, dataclassOptions } from "../classes/dataclasses.ts";
import { lookupInClass } from "../classes/inheritance.ts";
import { PyInstance } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { mayNotFit } from "../paths/doubt.ts";
import { compareWith, containsItem } from "../python/compare.ts";
import { isIdentical } from "../python/identity.ts";
import { typeNameOf } from "../python/messages.ts";
import { arithmetic, isPyNumber, symbols } from "../python/numbers.ts";
import { joinedPath, PyPath, pathText } from "../python/path.ts";
import { plainText } from "../python/plain.ts";
import { sequenceOperation } from "../python/sequences.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { likelyOperation } from "../suppose/operations.ts";
import { isNumpy, isSomething, liftedOperation, nativeEffect } from "../worlds/operands.ts";
import { somethingOf } from "../worlds/sketches.ts";
import { compareTimes } from "./comparetimes.ts";
import { extendInPlace, replaceInPlace } from "./inplace.ts";
import { arithmeticMethods, askOperands, callSpecial, comparisonMethods } from "./specialoperands.ts";
import { truth } from "./truth.ts";

const methodNames: Readonly<Record<Operator, string>> = {
  Add: "add",
  Sub: "sub",
  Mult: "mul",
  MatMult: "matmul",
  Div: "truediv",
  FloorDiv: "floordiv",
  Mod: "mod",
  Pow: "pow",
  LShift: "lshift",
  RShift: "rshift",
  BitOr: "or",
  BitXor: "xor",
  BitAnd: "and",
};

/** Returns `left op right`. The caller holds both. */
export function binaryOperation(
  machine: Machine,
  op: Operator,
  left: Value,
  right: Value,
  node: Node,
): Value {
  // What is put into a text keeps its class, which errors name.
  const isFormat = op === "Mod" && (left.t === "str" || left.t === "bytes");
  const [a, b] = isFormat ? [left, right] : asTexts(...arithmeticOf(machine, left, right));
  if (a !== left || b !== right) return binaryOperation(machine, op, a, b, node);
  if (isPyNumber(left) && isPyNumber(right)) {
    return native(machine, () => arithmetic(op, left, right, () => machine.freshName("i")));
  }
  const special =
    overridden(machine, methodNames[op], left, right, node) ??
    askOperands(machine, arithmeticMethods(methodNames[op]), left, right, node, givesWay(left, right));
  if (special) return special;
  const [x, y] = arraysOf(machine, left, right, node);
  if (x !== left || y !== right) return binaryOperation(machine, op, x, y, node);
  const partly = liftedOperation(machine, node, op, [left, right], ([a, b]) =>
    isPyNumber(a) && isPyNumber(b)
      ? nativeEffect(() => arithmetic(op, a, b, () => machine.freshName("i")))
      : binary(op, a, b, machine.context),
  );
  if (partly) return partly;
  if (op === "Div" && (left instanceof PyPath || right instanceof PyPath))
    return joinedPath([pathText(left), pathText(right)]);
  if (op === "Mult" && (left.t === "str" || right.t === "str"))
    return sequenceOperation(machine, op, counted(left), counted(right)) ?? machine.notKnown("operator");
  if (isNumpy(left) || isNumpy(right)) {
    mayNotFit(machine, "operator", [left, right]);
    const effect = binary(op, left, right, machine.context);
    if (effect) return machine.perform(node, `operator:${op}`, [left, right], effect, { operator: op });
  }
  if (left.t === "unknown" || right.t === "unknown") return unknownOperation(machine, left, right);
  const result = sequenceOperation(machine, op, left, right);
  if (result) return result;
  if (left.t === "foreign" || right.t === "foreign" || isNumpy(left) || isNumpy(right))
    return machine.notKnown("operator");
  return machine.raise(
    "TypeError",
    `unsupported operand type(s) for ${symbols[op]}: '${typeNameOf(left)}' and '${typeNameOf(right)}'`,
  );
}

/** Arithmetic of None with a number or an array raises. */
function arithmeticOf(machine: Machine, left: Value, right: Value): readonly [Value, Value] {
  if (isNumeric(left)) return [left, somethingOf(machine, right)];
  return isNumeric(right) ? [somethingOf(machine, left), right] : [left, right];
}

const isNumeric = (value: Value) => isPyNumber(value) || value.t === "ndarray" || isSomething(value);

/** Returns what `target op= value` binds to the target. The caller holds both. */
export function inplaceOperation(
  machine: Machine,
  op: Operator,
  target: Value,
  value: Value,
  node: Node,
): Value {
  // An array stays the same object, whatever is written into it.
  if (target.t === "unknown") strangersRun(machine, "change");
  if (target.t === "unknown" && target.sketch?.kind === "array") return target;
  if (target.t === "ndarray") {
    // A product's error depends on what it overwrites.
    const before = op === "Mult" && errorIn(value) > 0 ? measure(target) : undefined;
    const effect = inplace(op, target, value, machine.context);
    if (effect) return machine.perform(node, `operator:${op}=`, [target, value], effect, { before });
  }
  const special = callSpecial(machine, target, `__i${methodNames[op]}__`, value, node);
  if (special) return special;
  if (target.t === "list" && op === "Add") return extendInPlace(machine, target, value);
  // A dict takes pairs as well.
  const isOfPairs = target.t === "dict" && op === "BitOr" && value.t !== "dict";
  const result = isOfPairs ? machine.notKnown("pairs") : binaryOperation(machine, op, target, value, node);
  return replaceInPlace(machine, target, result);
}

export function unaryOperation(machine: Machine, op: UnaryOperator, operand: Value, node: Node): Value {
  if (op === "Not") {
    const known = truth(machine, operand, node);
    return pyBool(known === undefined ? undefined : !known);
  }
  const partly = liftedOperation(machine, node, op, [operand], ([a]) =>
    isPyNumber(a) ? nativeEffect(() => unaryNumber(op, a, machine)) : unary(op, a, machine.context),
  );
  if (partly) return partly;
  if (isNumpy(operand)) {
    const effect = unary(op, operand, machine.context);
    if (effect) return machine.perform(node, `operator:${op}`, [operand], effect, { operator: op });
  }
  if (operand.t === "unknown") return unknownOperation(machine, operand, operand);
  if (isPyNumber(operand)) return native(machine, () => unaryNumber(op, operand, machine));
  const name = op === "USub" ? "__neg__" : op === "UAdd" ? "__pos__" : "__invert__";
  const method = operand instanceof PyInstance ? lookupInClass(operand.cls, name) : undefined;
  if (method) return callValue(machine, method, { positional: [operand], named: new Map(), node });
  return machine.notKnown("operator");
}

/** `a < b <= c`: stops at the first that does not hold. */
export function compareChain(machine: Machine, node: Compare): Value {
  let left = machine.eval(node.left);
  let result: Value = anyBool;
  for (let i = 0; i < node.ops.length; i++) {
    const right = machine.eval(node.comparators[i]);
    const said = compareOnce(machine, node.ops[i], left, right, node);
    const one = likelyOperation(machine, node.ops[i], [left, right], said, true);
    if (i === node.ops.length - 1) {
      if (i === 0) return one;
      const sure = truth(machine, result, node);
      return sure === true ? one : eitherOf(result, one);
    }
    const holds = truth(machine, one, node);
    if (holds === false) return one;
    result = i === 0 || result === one ? one : holds === true ? result : eitherOf(result, one);
    left = right;
  }
  return result;
}

/** One of two answers, of which only a common type is known. */
function eitherOf(a: Value, b: Value): Value {
  return a.t === "bool" && b.t === "bool" ? anyBool : unknown;
}

export function compareOnce(
  machine: Machine,
  op: CompareOperator,
  left: Value,
  right: Value,
  node: Node,
): Value {
  if (op === "Is" || op === "IsNot") {
    const identical = isIdentical(left, right);
    for (const side of [left, right]) if (side.t === "ndarray") machine.recorder.use(node, side, "identity");
    return pyBool(identical === undefined ? undefined : identical === (op === "Is"));
  }
  if (op === "In" || op === "NotIn") {
    const found = containsItem(machine, right, left, node);
    return pyBool(found === undefined ? undefined : found === (op === "In"));
  }
  if (left.t === "int" && right.t === "int") return compareInts(op, left.v, right.v);
  const [a, b] = asTexts(left, right);
  if (a !== left || b !== right) return compareOnce(machine, op, a, b, node);
  const special =
    compareTimes(machine, op, left, right, node) ??
    overridden(machine, comparisonMethods(op).method.replaceAll("_", ""), left, right, node) ??
    askOperands(machine, comparisonMethods(op), left, right, node, givesWay(left, right)) ??
    unequal(machine, op, left, right, node) ??
    compareDataclasses(machine, op, left, right, node);
  if (special) return special;
  const [x, y] = arraysOf(machine, left, right, node);
  if (x !== left || y !== right) return compareOnce(machine, op, x, y, node);
  const partly = liftedOperation(machine, node, op, [left, right], ([a, b]) =>
    isPyNumber(a) && isPyNumber(b) ? { kind: "value", value: anyBool } : compare(op, a, b, machine.context),
  );
  if (partly) return partly;
  if (isNumpy(left) || isNumpy(right)) {
    const effect = compare(op, left, right, machine.context);
    if (effect) return machine.perform(node, `operator:${op}`, [left, right], effect);
  }
  // What compares with something unknown may be an array of truths.
  if (left.t === "unknown" || right.t === "unknown") return unknownOperation(machine, left, right);
  return compareWith(machine, op, left, right, node);
}

/** An array leaves the operation to an object that asks for it; every other object is an element, or an array. */
function givesWay(left: Value, right: Value): boolean {
  if (left.t !== "ndarray" || !(right instanceof PyInstance)) return true;
  return lookupInClass(right.cls, "__array_priority__") !== undefined || saysNone(right);
}

/** An array asks an object that has a way of its own for ufuncs. */
function overridden(
  machine: Machine,
  name: string,
  left: Value,
  right: Value,
  node: Node,
): Value | undefined {
  const isAsked = (left.t === "ndarray" || left.t === "scalar") && overridesUfuncs(right);
  return isAsked ? arrayUfunc(machine, ufuncOf(name), [left, right], node) : undefined;
}

function saysNone(instance: PyInstance): boolean {
  return lookupInClass(instance.cls, "__array_ufunc__")?.t === "none";
}

/** An object with `__array__` is that array to another one. */
function arraysOf(machine: Machine, left: Value, right: Value, node: Node): readonly [Value, Value] {
  const isWith = (one: Value, other: Value) => isArrayLike(one) && other.t === "ndarray";
  return [
    isWith(left, right) ? withArrays(machine, left, node) : left,
    isWith(right, left) ? withArrays(machine, right, node) : right,
  ];
}

/** A NumPy integer says how often text is repeated, as an int does. */
function counted(value: Value): Value {
  const effect = value.t === "scalar" && "iu".includes(value.dtype.kind) ? toInt(value) : undefined;
  return effect?.kind === "value" ? effect.value : value;
}

/** NumPy's text scalars meet everything but arrays as str and bytes. */
function asTexts(left: Value, right: Value): readonly [Value, Value] {
  return left.t === "ndarray" || right.t === "ndarray" ? [left, right] : [plainText(left), plainText(right)];
}

/** A class that says when its instances are equal says with that when they are not. */
function unequal(
  machine: Machine,
  op: CompareOperator,
  left: Value,
  right: Value,
  node: Node,
): Value | undefined {
  if (op !== "NotEq") return undefined;
  const equal = askOperands(machine, comparisonMethods("Eq"), left, right, node, true);
  const known = equal && truth(machine, equal, node);
  return equal && pyBool(known === undefined ? undefined : !known);
}

/** Dataclasses compare as tuples of their fields do. */
function compareDataclasses(
  machine: Machine,
  op: CompareOperator,
  left: Value,
  right: Value,
  node: Node,
): Value | undefined {
  if (!(left instanceof PyInstance) || !(right instanceof PyInstance) || left.cls !== right.cls)
    return undefined;
  const options = dataclassOptions(left.cls);
  const isEquality = op === "Eq" || op === "NotEq";
  if (!options || !(isEquality ? options.eq : options.order)) return undefined;
  const [a, b] = [left, right].map((one) => pyTuple(comparedFields(one)));
  return compareWith(machine, op, a, b, node);
}

function compareInts(
  op: CompareOperator,
  a: Extract<Value, { t: "int" }>["v"],
  b: Extract<Value, { t: "int" }>["v"],
): Value {
  if (typeof a === "object" || typeof b === "object") {
    if (typeof a === "bigint" || typeof b === "bigint") return anyBool;
    if (op === "Eq" || op === "NotEq") {
      const equal = same(a, b);
      return pyBool(equal === undefined ? undefined : equal === (op === "Eq"));
    }
    const isLess = op === "Lt" || op === "GtE" ? less(a, b) : less(b, a);
    return pyBool(isLess === undefined ? undefined : isLess === (op === "Lt" || op === "Gt"));
  }
  switch (op) {
    case "Eq":
      return pyBool(a === b);
    case "NotEq":
      return pyBool(a !== b);
    case "Lt":
      return pyBool(a < b);
    case "LtE":
      return pyBool(a <= b);
    case "Gt":
      return pyBool(a > b);
    default:
      return pyBool(a >= b);
  }
}

function unaryNumber(
  op: UnaryOperator,
  operand: Extract<Value, { t: "int" | "float" | "bool" | "complex" }>,
  machine: Machine,
): Value {
  if (op === "USub")
    return operand.t === "float" && operand.v !== undefined
      ? { ...operand, v: -operand.v }
      : arithmetic("Mult", operand, { t: "int", v: -1 }, () => machine.freshName("i"));
  if (op === "UAdd")
    return operand.t === "bool"
      ? arithmetic("Add", operand, { t: "int", v: 0 }, () => machine.freshName("i"))
      : operand;
  return arithmetic("Sub", { t: "int", v: -1 }, operand, () => machine.freshName("i"));
}

function unknownOperation(machine: Machine, left: Value, right: Value): Value {
  for (const side of [left, right])
    if (side.t === "ndarray") machine.recorder.use(machine.here, side, "escape");
  strangersRun(machine, "operation");
  return machine.notKnown("operand");
}

/** Runs arithmetic of Python's own, where errors of the runtime are Python's. */
function native(machine: Machine, run: () => Value): Value {
  return machine.python(run);
}
