import { notKnown, raise } from "../../ndarray/error.ts";
import { pow as libmPow } from "../../ndarray/kernels/libm.ts";
import {
  boundsOf,
  type Dim,
  floorDivide,
  isExact,
  minus,
  plus,
  same,
  times,
  unknownDim,
} from "../../ndarray/layouts/dim.ts";
import {
  anyFloat,
  type PyBool,
  type PyComplex,
  type PyFloat,
  type PyInt,
  pyFloat,
  pyInt,
  type Value,
} from "../../ndarray/value.ts";
import { errorOf } from "../../numpy/index.ts";
import type { Operator } from "../../syntax/ast.ts";
import { operatorSymbols } from "../../syntax/symbols.ts";

type Number_ = PyInt | PyFloat | PyBool | PyComplex;

/** True for int, float, bool and complex. */
export function isPyNumber(value: Value): value is Number_ {
  return value.t === "int" || value.t === "float" || value.t === "bool" || value.t === "complex";
}

/** Returns `a op b` for Python's own numbers; raises and gives up as Python would. `freshName` names what is only bounded. */
export function arithmetic(op: Operator, a: Number_, b: Number_, freshName: () => string): Value {
  if (a.t === "complex" || b.t === "complex")
    return complexArithmetic(op, toComplexNumber(a), toComplexNumber(b));
  const x = a.t === "bool" ? boolAsInt(a) : a;
  const y = b.t === "bool" ? boolAsInt(b) : b;
  if (a.t === "bool" && b.t === "bool" && (op === "BitAnd" || op === "BitOr" || op === "BitXor"))
    return boolBits(op, a, b);
  if (x.t === "int" && y.t === "int") return intArithmetic(op, x.v, y.v, freshName);
  if (op === "MatMult" || op.startsWith("Bit") || op.endsWith("Shift")) {
    return raise("TypeError", `unsupported operand type(s) for ${symbols[op]}: '${a.t}' and '${b.t}'`);
  }
  const result = floatArithmetic(op, toFloatValue(x), toFloatValue(y));
  if (result.t !== "float" || result.v === undefined) return result;
  const error = errorOf({ op, ins: [x, y], value: result, isWritten: false, which: 0 });
  return error > 0 ? { ...result, error } : result;
}

/** The operators as error messages write them. */
export const symbols: Readonly<Record<Operator, string>> = { ...operatorSymbols, Pow: "** or pow()" };

function boolBits(op: Operator, a: PyBool, b: PyBool): Value {
  if (a.v === undefined || b.v === undefined) return { t: "bool" };
  const bits = op === "BitAnd" ? a.v && b.v : op === "BitOr" ? a.v || b.v : a.v !== b.v;
  return { t: "bool", v: bits };
}

function boolAsInt(value: PyBool): PyInt {
  return value.v === undefined ? { t: "int", v: unknownDim("bool", 0, 1) } : pyInt(Number(value.v));
}

function toFloatValue(value: PyInt | PyFloat): PyFloat {
  if (value.t === "float") return value;
  if (typeof value.v !== "object") return pyFloat(Number(value.v));
  const [lo, hi] = boundsOf(value.v);
  return { t: "float", lo, hi };
}

function intArithmetic(op: Operator, a: Dim | bigint, b: Dim | bigint, freshName: () => string): Value {
  if (op === "Div") return divideInts(a, b);
  if (typeof a === "object" || typeof b === "object") return symbolicInts(op, a, b, freshName);
  if (typeof a === "number" && typeof b === "number") {
    const quick = smallInts(op, a, b);
    if (quick !== undefined && Number.isSafeInteger(quick)) return pyInt(quick === 0 ? 0 : quick);
  }
  return bigInts(op, BigInt(a), BigInt(b));
}

function divideInts(a: Dim | bigint, b: Dim | bigint): Value {
  if (b === 0 || b === 0n) return raise("ZeroDivisionError", "division by zero");
  if (typeof a === "object" || typeof b === "object")
    return floatArithmetic("Div", toFloatValue({ t: "int", v: a }), toFloatValue({ t: "int", v: b }));
  return pyFloat(Number(a) / Number(b));
}

/** Returns the result where doubles are sure to give it (or something unsafe, which the caller checks). */
function smallInts(op: Operator, a: number, b: number): number | undefined {
  switch (op) {
    case "Add":
      return a + b;
    case "Sub":
      return a - b;
    case "Mult":
      return a * b;
    case "FloorDiv":
      return b === 0 ? raise("ZeroDivisionError", "integer division or modulo by zero") : exactFloor(a, b);
    case "Mod":
      return b === 0 ? raise("ZeroDivisionError", "integer modulo by zero") : ((a % b) + b) % b;
    default:
      return undefined;
  }
}

function exactFloor(a: number, b: number): number {
  const rest = a % b;
  const quotient = (a - rest) / b;
  return rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient;
}

function bigInts(op: Operator, a: bigint, b: bigint): Value {
  switch (op) {
    case "Add":
      return pyInt(a + b);
    case "Sub":
      return pyInt(a - b);
    case "Mult":
      return pyInt(a * b);
    case "FloorDiv":
      return b === 0n
        ? raise("ZeroDivisionError", "integer division or modulo by zero")
        : pyInt(floorBig(a, b));
    case "Mod":
      return b === 0n ? raise("ZeroDivisionError", "integer modulo by zero") : pyInt(a - floorBig(a, b) * b);
    case "Pow":
      return power(a, b);
    case "LShift":
      return b < 0n
        ? raise("ValueError", "negative shift count")
        : b > 100_000n
          ? notKnown("a huge int")
          : pyInt(a << b);
    case "RShift":
      return b < 0n ? raise("ValueError", "negative shift count") : pyInt(a >> b);
    case "BitAnd":
      return pyInt(a & b);
    case "BitOr":
      return pyInt(a | b);
    case "BitXor":
      return pyInt(a ^ b);
    default:
      return raise("TypeError", `unsupported operand type(s) for ${symbols[op]}: 'int' and 'int'`);
  }
}

function floorBig(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function power(a: bigint, b: bigint): Value {
  if (b < 0n) {
    if (a === 0n) return raise("ZeroDivisionError", "0.0 cannot be raised to a negative power");
    return pyFloat(libmPow(Number(a), Number(b)));
  }
  if (b > 20_000n && (a > 1n || a < -1n)) return notKnown("a huge int");
  return pyInt(a ** b);
}

function symbolicInts(op: Operator, a: Dim | bigint, b: Dim | bigint, freshName: () => string): Value {
  if (typeof a === "bigint" || typeof b === "bigint") return notKnown("a huge int");
  if (op === "Add") return pyInt(plus(a, b));
  if (op === "Sub") return pyInt(minus(a, b));
  if (op === "Mult") return pyInt(times(a, b));
  if (op === "FloorDiv" && isExact(b) && b > 0) return pyInt(floorDivide(a, b));
  if (op === "Mod" && isExact(b) && b > 0) return pyInt(modulo(a, b));
  if (op === "Pow" && isExact(b) && b >= 0 && b <= 8)
    return pyInt(Array.from({ length: b }, () => a).reduce(times, 1));
  return pyInt(unknownDim(freshName(), Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY));
}

function modulo(a: Dim, b: number): Dim {
  const rest = minus(a, times(floorDivide(a, b), b));
  if (isExact(rest)) return rest;
  const [lo, hi] = boundsOf(a);
  if (same(floorDivide(a, b), 0)) return a;
  return unknownDim(`(${freshKey(a)})%${b}`, 0, lo >= 0 ? Math.min(b - 1, hi) : b - 1);
}

function freshKey(dim: Dim): string {
  return isExact(dim)
    ? String(dim)
    : [...dim.terms].map(([key, term]) => `${term.coefficient}*${key}`).join("+");
}

function floatArithmetic(op: Operator, a: PyFloat, b: PyFloat): Value {
  if (a.v === undefined || b.v === undefined) return boundedFloats(op, a, b);
  const [x, y] = [a.v, b.v];
  switch (op) {
    case "Add":
      return pyFloat(x + y);
    case "Sub":
      return pyFloat(x - y);
    case "Mult":
      return pyFloat(x * y);
    case "Div":
      return y === 0 ? raise("ZeroDivisionError", "division by zero") : pyFloat(x / y);
    case "FloorDiv":
      return y === 0 ? raise("ZeroDivisionError", "float floor division by zero") : pyFloat(floatFloor(x, y));
    case "Mod":
      return y === 0 ? raise("ZeroDivisionError", "float modulo") : pyFloat(floatModulo(x, y));
    default:
      return floatPower(x, y);
  }
}

function floatPower(x: number, y: number): Value {
  if (x === 0 && y < 0) return raise("ZeroDivisionError", "0.0 cannot be raised to a negative power");
  if (x < 0 && !Number.isInteger(y) && Number.isFinite(y)) return notKnown("a complex power");
  // JavaScript says NaN where C says 1.
  if (x === 1 || y === 0 || (x === -1 && !Number.isFinite(y) && !Number.isNaN(y))) return pyFloat(1);
  const result = libmPow(x, y);
  if (!Number.isFinite(result) && Number.isFinite(x) && Number.isFinite(y))
    return raise("OverflowError", "(34, 'Numerical result out of range')");
  return pyFloat(result);
}

/** Python's float modulo: the sign is the divisor's. */
export function floatModulo(x: number, y: number): number {
  const rest = x % y;
  if (rest === 0) return y < 0 ? -0 : 0;
  return rest < 0 !== y < 0 ? rest + y : rest;
}

function floatFloor(x: number, y: number): number {
  const rest = floatModulo(x, y);
  const quotient = Math.round((x - rest) / y);
  // A zero has the sign of the plain quotient.
  return quotient === 0 ? (x < 0 === y < 0 ? 0 : -0) : quotient;
}

/** Bounds of sums, differences and products; others are not known. */
function boundedFloats(op: Operator, a: PyFloat, b: PyFloat): Value {
  const ends = (x: PyFloat): [number, number] =>
    x.v !== undefined ? [x.v, x.v] : [x.lo ?? -Infinity, x.hi ?? Infinity];
  const [lo, hi] = ends(a);
  const [low, high] = ends(b);
  const corners =
    op === "Add"
      ? [lo + low, hi + high]
      : op === "Sub"
        ? [lo - high, hi - low]
        : op === "Mult"
          ? [lo * low, lo * high, hi * low, hi * high]
          : op === "Div" && (low > 0 || high < 0)
            ? [lo / low, lo / high, hi / low, hi / high]
            : [];
  if (corners.length === 0 || corners.some((corner) => !Number.isFinite(corner))) return anyFloat;
  return { t: "float", lo: outward(Math.min(...corners), -1), hi: outward(Math.max(...corners), 1) };
}

/** Moves a bound away by one unit in the last place, because the operations round. */
function outward(x: number, direction: 1 | -1): number {
  return x === 0 ? 0 : x + direction * Math.abs(x) * 2 ** -52;
}

function toComplexNumber(value: Number_): { re: number; im: number } {
  if (value.t === "complex") return value;
  if (value.t === "float") return { re: value.v ?? notKnown("a float"), im: 0 };
  if (value.t === "bool") return { re: Number(value.v ?? notKnown("a bool")), im: 0 };
  return { re: typeof value.v === "object" ? notKnown("an int") : Number(value.v), im: 0 };
}

function complexArithmetic(
  op: Operator,
  a: { re: number; im: number },
  b: { re: number; im: number },
): Value {
  if (op === "Add") return { t: "complex", re: a.re + b.re, im: a.im + b.im };
  if (op === "Sub") return { t: "complex", re: a.re - b.re, im: a.im - b.im };
  if (op === "Mult") return { t: "complex", re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
  if (op === "Div") return divideComplex(a, b);
  return notKnown("complex arithmetic");
}

/** Python divides by the larger component first (Smith's method). */
function divideComplex(a: { re: number; im: number }, b: { re: number; im: number }): Value {
  if (b.re === 0 && b.im === 0) return raise("ZeroDivisionError", "division by zero");
  if (Math.abs(b.re) >= Math.abs(b.im)) {
    const ratio = b.im / b.re;
    const scale = b.re + b.im * ratio;
    return { t: "complex", re: (a.re + a.im * ratio) / scale, im: (a.im - a.re * ratio) / scale };
  }
  const ratio = b.re / b.im;
  const scale = b.re * ratio + b.im;
  return { t: "complex", re: (a.re * ratio + a.im) / scale, im: (a.im * ratio - a.re) / scale };
}
