import type { NDArray } from "../ndarray/array.ts";
import { assign } from "../ndarray/assign.ts";
import type { DType } from "../ndarray/dtypes/dtype.ts";
import { float64, sameDType } from "../ndarray/dtypes/dtype.ts";
import { NumpyError, notKnown, raise } from "../ndarray/error.ts";
import { pyBool, type Value } from "../ndarray/value.ts";
import { classOf } from "./classes.ts";
import type { Context } from "./context.ts";
import { asDType } from "./conversion/coerce.ts";
import { typeName } from "./conversion/python.ts";
import { rowOf } from "./names/registry.ts";
import { attempt, type Effect } from "./op.ts";
import { matmulOf } from "./products/matmul.ts";
import { mayMiss } from "./strings/missing.ts";
import { heeded } from "./ufunc/alarms.ts";
import { castable } from "./ufunc/casting.ts";
import { callElementwise } from "./ufunc/effect.ts";
import { compareEqual } from "./ufunc/equality.ts";
import { type Ufunc, type UfuncName, ufuncNamed } from "./ufunc/loops.ts";
import { operandOf } from "./ufunc/operand.ts";

/** Python's binary operators by the names of CPython's `ast` classes. */
export type BinaryOperator =
  | "Add"
  | "Sub"
  | "Mult"
  | "MatMult"
  | "Div"
  | "FloorDiv"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd";
export type CompareOperator = "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE";
export type UnaryOperator = "Invert" | "UAdd" | "USub";

const binaries: Readonly<Record<BinaryOperator, UfuncName>> = {
  Add: "add",
  Sub: "subtract",
  Mult: "multiply",
  MatMult: "matmul",
  Div: "divide",
  FloorDiv: "floor_divide",
  Mod: "remainder",
  Pow: "power",
  LShift: "left_shift",
  RShift: "right_shift",
  BitOr: "bitwise_or",
  BitXor: "bitwise_xor",
  BitAnd: "bitwise_and",
};

const comparisons: Readonly<Record<CompareOperator, UfuncName>> = {
  Eq: "equal",
  NotEq: "not_equal",
  Lt: "less",
  LtE: "less_equal",
  Gt: "greater",
  GtE: "greater_equal",
};

/** What the right side is asked in the place of the left one. */
export const mirrored: Readonly<Record<CompareOperator, CompareOperator>> = {
  Eq: "Eq",
  NotEq: "NotEq",
  Lt: "Gt",
  LtE: "GtE",
  Gt: "Lt",
  GtE: "LtE",
};

const unaries: Readonly<Record<UnaryOperator, UfuncName>> = {
  Invert: "invert",
  UAdd: "positive",
  USub: "negative",
};

/** Returns what `left op right` does; undefined when neither operand is an array or NumPy scalar. */
export function binary(op: BinaryOperator, left: Value, right: Value, context: Context): Effect | undefined {
  const own = classOf(left)?.binary ?? classOf(right)?.binary;
  const special = own?.(op, left, right, context);
  // A subclass of ndarray leaves what it has no own way for to the arrays.
  if (special || (own && left.t !== "ndarray" && right.t !== "ndarray")) return special;
  if (!isNumpy(left) && !isNumpy(right)) return undefined;
  if (left.t === "foreign" || right.t === "foreign" || isPythons(op, left, right)) return undefined;
  if (mayMiss(left) || mayMiss(right)) return { kind: "unknown", why: "missing texts" };
  return attempt(() => {
    if (op === "MatMult") return matmulOf(left, right, context);
    if ((op === "Mod" || op === "FloorDiv") && isComplexScalar(left, right))
      raise(
        "TypeError",
        `unsupported operand type(s) for ${op === "Mod" ? "%" : "//"}: '${typeName(left)}' and '${typeName(right)}'`,
      );
    const operands = [operandOf(left, context), operandOf(right, context)];
    const quick = op === "Pow" ? quickPower(left, right) : undefined;
    if (quick) return callElementwise(quick, [operands[0]]);
    const name = named(binaries[op]).name;
    const isScalar = [left, right].every(({ t }) => t !== "ndarray" && t !== "list" && t !== "tuple");
    return heeded(callElementwise(named(binaries[op]), operands), context, {
      name: isScalar ? `scalar ${name}` : name,
      operands,
    });
  });
}

/** Returns what `target op= right` does to the array `target`; undefined when it is no array (then Python uses the binary operator). */
export function inplace(
  op: BinaryOperator,
  target: Value,
  right: Value,
  context: Context,
): Effect | undefined {
  if (target.t !== "ndarray" || right.t === "foreign") return undefined;
  if (mayMiss(target) || mayMiss(right)) return { kind: "unknown", why: "missing texts" };
  const own = classOf(target)?.inplace;
  if (own) return attempt(() => own(op, target, right, context));
  if (classOf(right)?.inplace) return { kind: "unknown", why: "a masked array is written into another one" };
  return attempt(() => {
    if (op === "MatMult") return matmulOf(target, right, context, target);
    const quick = op === "Pow" ? quickPower(target, right) : undefined;
    const values = quick ? [target] : [target, right];
    const operands = values.map((value) => operandOf(value, context));
    if (op === "Mult" && "US".includes(target.dtype.kind)) return repeatedInto(target, right, context);
    return heeded(callElementwise(quick ?? named(binaries[op]), operands, { outs: [target] }), context);
  });
}

/** Texts repeated in place are cut to their length. */
function repeatedInto(target: NDArray, right: Value, context: Context): Effect {
  const found = rowOf("numpy.strings.multiply")?.call([target, right], new Map(), context);
  if (!found || found.kind === "raise" || !("value" in found) || found.value.t !== "ndarray")
    return { kind: "unknown", why: "texts that are repeated in place" };
  assign(target, found.value);
  return { kind: "ufunc", name: "multiply", ins: [target, right], out: target, into: target, value: target };
}

/** Returns what `op operand` does; undefined when it is no array or NumPy scalar. */
export function unary(op: UnaryOperator, operand: Value, context: Context): Effect | undefined {
  const own = classOf(operand);
  if (own?.unary) return attempt(() => own.unary?.(op, operand, context) ?? notKnown("an operator"));
  if (op === "USub" && own?.negative) return own.negative(operand, context);
  if (!isNumpy(operand)) return undefined;
  return attempt(() => heeded(callElementwise(named(unaries[op]), [operandOf(operand, context)]), context));
}

/** Returns what one comparison does; undefined when neither operand is an array, NumPy scalar or dtype. */
export function compare(
  op: CompareOperator,
  left: Value,
  right: Value,
  context: Context,
): Effect | undefined {
  if (left.t === "dtype" || right.t === "dtype")
    return attempt(() => ({ kind: "value", value: compareDTypes(op, left, right, context) }));
  const own = classOf(left)?.compare ?? classOf(right)?.compare;
  if (own && left.t !== "foreign" && right.t !== "foreign")
    return attempt(() => own(op, left, right, context));
  const equals = classOf(left)?.equals;
  if (equals && (op === "Eq" || op === "NotEq")) return equalsByClass(op, equals(left, right, context));
  if (!isNumpy(left) && !isNumpy(right)) return undefined;
  if (left.t === "foreign" || right.t === "foreign") return undefined;
  if (mayMiss(left) || mayMiss(right)) return { kind: "unknown", why: "missing texts" };
  // Python asks the array on the right the other way round, and so it does first where that is of a subclass.
  const isOfSubclass = right.t === "ndarray" && right.subclass !== "ndarray";
  if (!isNumpy(left) || (isOfSubclass && left.t === "ndarray" && left.subclass === "ndarray"))
    return compare(mirrored[op], right, left, context);
  return attempt(() => {
    const operands = [operandOf(left, context), operandOf(right, context)];
    const ufunc = named(comparisons[op]);
    return op === "Eq" || op === "NotEq" ? compareEqual(ufunc, operands) : callElementwise(ufunc, operands);
  });
}

/** What a class answers to ==, turned round for !=. */
function equalsByClass(op: CompareOperator, effect: Effect | undefined): Effect | undefined {
  if (op === "Eq" || effect?.kind !== "value" || effect.value.t !== "bool") return effect;
  return { kind: "value", value: pyBool(effect.value.v === undefined ? undefined : !effect.value.v) };
}

function named(name: UfuncName): Ufunc {
  return ufuncNamed(name) as Ufunc;
}

function isNumpy(value: Value): boolean {
  return value.t === "ndarray" || value.t === "scalar";
}

/** Complex scalars have no remainder; with arrays it is the ufunc that says so. */
function isComplexScalar(left: Value, right: Value): boolean {
  const both = [left, right];
  return (
    both.every(
      ({ t }) => t === "scalar" || t === "int" || t === "float" || t === "bool" || t === "complex",
    ) && both.some((value) => value.t === "scalar" && value.dtype.kind === "c")
  );
}

/** True for what Python does by itself: text formatting, and sequences repeated by a NumPy integer. */
function isPythons(op: BinaryOperator, left: Value, right: Value): boolean {
  if (op === "Mod" && (left.t === "str" || left.t === "bytes")) return true;
  if (op !== "Mult") return false;
  return isRepetition(left, right) || isRepetition(right, left);
}

function isRepetition(sequence: Value, count: Value): boolean {
  const isSequence =
    sequence.t === "list" || sequence.t === "tuple" || sequence.t === "str" || sequence.t === "bytes";
  return isSequence && count.t === "scalar" && "iu".includes(count.dtype.kind);
}

/** The ufunc that NumPy takes instead of `power` for an array of floats and a plain exponent. */
function quickPower(base: Value, exponent: Value): Ufunc | undefined {
  if (base.t !== "ndarray" || (exponent.t !== "int" && exponent.t !== "float")) return undefined;
  const { kind } = base.dtype;
  if (kind !== "f" && kind !== "c")
    return exponent.t === "int" && exponent.v === 2 && "iu".includes(kind) ? named("square") : undefined;
  if (exponent.v === 1) return named("positive");
  if (exponent.v === 2) return named("square");
  if (exponent.v === -1) return named("reciprocal");
  return exponent.v === 0.5 ? named("sqrt") : undefined;
}

/** Compares dtypes; whatever names a dtype is one. The order is that of safe casts. */
function compareDTypes(op: CompareOperator, left: Value, right: Value, context: Context): Value {
  const a = dtypeOr(left, context);
  const b = dtypeOr(right, context);
  if (op === "Eq" || op === "NotEq") {
    const isEqual = a !== undefined && b !== undefined && sameDType(a, b);
    return pyBool(isEqual === (op === "Eq"));
  }
  if (!a || !b) return raise("TypeError", `Cannot interpret '${typeName(a ? right : left)}' as a data type`);
  const isBelow = op === "Lt" || op === "LtE" ? castable(a, b, "safe") : castable(b, a, "safe");
  return pyBool(isBelow && (op === "LtE" || op === "GtE" || !sameDType(a, b)));
}

function dtypeOr(value: Value, context: Context): DType | undefined {
  // As everywhere, None means the default dtype.
  if (value.t === "none") return float64;
  try {
    return asDType(value, context);
  } catch (error) {
    if (error instanceof NumpyError) return undefined;
    throw error;
  }
}
