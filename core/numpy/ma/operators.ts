import { NDArray } from "../../ndarray/array.ts";
import { bool } from "../../ndarray/dtypes/dtype.ts";
import { NumpyError, notKnown } from "../../ndarray/error.ts";
import { type Mask, MaskedArray } from "../../ndarray/masked.ts";
import { none, pyFloat, pyInt, type Value } from "../../ndarray/value.ts";
import { type Composer, composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import type { Effect } from "../op.ts";
import { type BinaryOperator, type CompareOperator, mirrored, type UnaryOperator } from "../operators.ts";
import { masked } from "./constant.ts";
import { divisionDomain } from "./domains.ts";
import { checkedFill, fillValue } from "./fill.ts";
import { eitherMask, shrunk } from "./masks.ts";
import { change, copyWhere, dataOf, emptyMask, knownMask, maskedOr, maskOf, wrapped } from "./parts.ts";
import { effectOf, writeEffect } from "./row.ts";
import { binaryMasked, powerMasked, wrappedUfunc } from "./ufuncs.ts";

/** Operators that masked arrays have themselves; the others are NumPy's ufuncs. */
const own: Partial<Record<BinaryOperator, string>> = {
  Add: "add",
  Sub: "subtract",
  Mult: "multiply",
  Div: "divide",
  FloorDiv: "floor_divide",
};

const ufuncs: Partial<Record<BinaryOperator, string>> = {
  ...own,
  Pow: "power",
  Mod: "remainder",
  BitAnd: "bitwise_and",
  BitOr: "bitwise_or",
  BitXor: "bitwise_xor",
  LShift: "left_shift",
  RShift: "right_shift",
};

/** `left op right`, one of which is masked. */
export function maskedBinary(op: BinaryOperator, left: Value, right: Value, context: Context): Effect {
  const np = composer(context);
  const name = ufuncs[op] ?? notKnown("an operator of masked arrays");
  if (left.t === "foreign" || right.t === "foreign") return notKnown("an operand");
  // A NumPy scalar on the left asks its ufunc before the array is asked.
  const isOwn = left.t !== "scalar" && (own[op] || op === "Pow");
  const value = !isOwn
    ? wrappedUfunc(np, name, [left, right])
    : op === "Pow"
      ? powerMasked(np, left, right)
      : binaryMasked(np, name, left, right);
  return effectOf(value, [left, right]);
}

const unaries: Readonly<Record<UnaryOperator, string>> = {
  USub: "negative",
  UAdd: "positive",
  Invert: "invert",
};

export function maskedUnary(op: UnaryOperator, self: Value, context: Context): Effect {
  return effectOf(wrappedUfunc(composer(context), unaries[op], [self]), [self]);
}

const comparisons: Readonly<Record<CompareOperator, string>> = {
  Eq: "equal",
  NotEq: "not_equal",
  Lt: "less",
  LtE: "less_equal",
  Gt: "greater",
  GtE: "greater_equal",
};

/** A comparison: what is masked on either side stays masked. */
export function maskedCompare(op: CompareOperator, left: Value, right: Value, context: Context): Effect {
  const np = composer(context);
  const [self, other, asked] =
    left instanceof MaskedArray ? [left, right, op] : [right as MaskedArray, left, mirrored[op]];
  return effectOf(compared(np, asked, self, other), [left, right]);
}

function compared(np: Composer, op: CompareOperator, self: MaskedArray, other: Value): Value {
  if (self.dtype.fields) return notKnown("a comparison of masked records");
  const [a, b] = [maskOf(self), maskOf(other)];
  const mask = eitherMask(np, a, b, { copy: true });
  const plain =
    other instanceof MaskedArray
      ? dataOf(np, other)
      : other.t === "list" || other.t === "tuple"
        ? np.asArray(other)
        : other;
  const data = dataOf(np, self);
  const check = np.operate(op, data, plain);
  if (!(check instanceof NDArray)) return mask === "unknown" ? notKnown("a mask") : maskedOr(mask, check);
  const made = wrapped(checked(np, op, check, mask, a, b), spread(np, mask, check), self);
  const { fill } = self.masking;
  if (fill && fill !== "unknown") change(made, { fill: asBoolFill(np, fill) });
  return made;
}

/** Equality of masked elements is that of their masks. */
function checked(np: Composer, op: CompareOperator, check: NDArray, mask: Mask, a: Mask, b: Mask): NDArray {
  if (mask === "unknown") {
    copyWhere(np, check, none, mask);
    return check;
  }
  if (mask === "none" || (op !== "Eq" && op !== "NotEq")) return check;
  const flag = (one: Mask): Value => (one instanceof NDArray ? one : { t: "bool", v: false });
  return np.asArray(np("where", mask, np(comparisons[op], flag(a), flag(b)), check));
}

function spread(np: Composer, mask: Mask, check: NDArray): Mask {
  if (!(mask instanceof NDArray) || mask.shape.length === check.shape.length) return mask;
  return np.asArray(np.method(np("broadcast_to", mask, np.get(check, "shape")), "copy"));
}

function asBoolFill(np: Composer, fill: NDArray): NDArray {
  try {
    return checkedFill(np, fill, bool);
  } catch (error) {
    if (error instanceof NumpyError) return checkedFill(np, none, bool);
    throw error;
  }
}

/** `self op= right`. */
export function maskedInplace(op: BinaryOperator, target: Value, right: Value, context: Context): Effect {
  if (!(target instanceof MaskedArray)) return notKnown("a masked array");
  if (target === masked) return { kind: "value", value: target };
  const np = composer(context);
  if (op === "Add" || op === "Sub" || op === "Mult") addInto(np, op, target, right);
  else if (op === "Div" || op === "FloorDiv") divideInto(np, op, target, right);
  else if (op === "Pow") raiseInto(np, target, right);
  else return notKnown("an operator in place");
  return writeEffect(target, right, target);
}

const inplaceUfuncs = {
  Add: "add",
  Sub: "subtract",
  Mult: "multiply",
  Div: "divide",
  FloorDiv: "floor_divide",
} as const;

function joinMask(np: Composer, self: MaskedArray, given: NDArray | "none"): void {
  const mask = knownMask(self);
  if (given === "none") return;
  if (mask === "none") {
    change(self, { mask: np.asArray(np("logical_or", emptyMask(np, self), given)) });
  } else np.named("logical_or", [mask, given], { out: mask });
}

/** The other operand with a neutral element where the array is masked. */
function neutral(np: Composer, self: MaskedArray, other: Value, element: number): Value {
  const mask = knownMask(self);
  const array = other instanceof MaskedArray ? dataOf(np, other) : np.asArray(other);
  const filler = np("array", pyInt(element), { t: "dtype", dtype: array.dtype });
  return np("where", mask === "none" ? { t: "bool", v: false } : mask, filler, array);
}

function into(np: Composer, op: keyof typeof inplaceUfuncs, self: MaskedArray, other: Value): void {
  const data = dataOf(np, self);
  np.named(inplaceUfuncs[op], [data, other], { out: data });
}

function addInto(np: Composer, op: "Add" | "Sub" | "Mult", self: MaskedArray, right: Value): void {
  const given = knownMask(right);
  // A mask without anything masked makes no mask where there is none.
  const isJoined = given !== "none" && (knownMask(self) !== "none" || shrunk(given) !== "none");
  if (isJoined && shrunk(given) === "unknown" && knownMask(self) === "none") notKnown("a mask");
  if (isJoined) joinMask(np, self, given);
  into(np, op, self, neutral(np, self, right, op === "Mult" ? 1 : 0));
}

function divideInto(np: Composer, op: "Div" | "FloorDiv", self: MaskedArray, right: Value): void {
  const data = dataOf(np, self);
  const divisor = right instanceof MaskedArray ? dataOf(np, right) : np.asArray(right);
  const outside = divisionDomain(np, data, divisor);
  const joint = eitherMask(np, maskOf(right), outside);
  if (joint === "unknown") notKnown("a mask");
  const filler = np("array", pyFloat(1), { t: "dtype", dtype: divisor.dtype });
  const other = np("where", outside, filler, divisor);
  const mask = knownMask(self);
  if (joint !== "none") {
    if (mask === "none") change(self, { mask: np.asArray(np("logical_or", { t: "bool", v: false }, joint)) });
    else np.named("logical_or", [mask, joint], { out: mask });
  }
  into(np, op, self, neutral(np, self, other, 1));
}

function raiseInto(np: Composer, self: MaskedArray, right: Value): void {
  const data = dataOf(np, self);
  np.named("power", [data, neutral(np, self, right, 1)], { out: data });
  const invalid = np.asArray(np("logical_not", np("isfinite", data)));
  const joint = eitherMask(np, eitherMask(np, maskOf(self), maskOf(right)), invalid);
  if (joint === "unknown") notKnown("a mask");
  np.named("copyto", [data, fillValue(np, self)], { where: invalid });
  change(self, { mask: joint });
}
