import type { DType } from "../../ndarray/dtypes/dtype.ts";
import type { Element } from "../../ndarray/element.ts";
import { raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { pyBool, pyFloat, pyInt, pyStr, type Value } from "../../ndarray/value.ts";
import { typeName } from "../conversion/python.ts";

/** Returns an array's element as the Python object that NumPy makes of it for an object loop; undefined when it can't be had. */
export function asPython(element: Element, dtype: DType): Value | undefined {
  switch (dtype.kind) {
    case "O":
      return isValue(element) ? element : undefined;
    case "b":
      return typeof element === "boolean" ? pyBool(element) : undefined;
    case "i":
    case "u":
      return typeof element === "bigint" || typeof element === "number" ? pyInt(element) : undefined;
    case "f":
      return typeof element === "number" ? pyFloat(element) : undefined;
    case "c":
      return typeof element === "object" && "re" in element
        ? { t: "complex", re: Number(element.re), im: Number(element.im) }
        : undefined;
    case "U":
      return typeof element === "string" ? pyStr(element) : undefined;
    default:
      return undefined;
  }
}

function isValue(element: Element): element is Value & Element {
  return typeof element === "object" && element !== null && "t" in element;
}

const symbols: Readonly<Record<string, string>> = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  floor_divide: "//",
  remainder: "%",
  power: "** or pow()",
  bitwise_and: "&",
  bitwise_or: "|",
  bitwise_xor: "^",
  left_shift: "<<",
  right_shift: ">>",
  less: "<",
  less_equal: "<=",
  greater: ">",
  greater_equal: ">=",
  maximum: ">=",
  minimum: "<=",
  fmax: ">=",
  fmin: "<=",
};

/** Returns what Python's operator does on plain values; undefined when it is not known. Raises TypeErrors of plain types. */
export function pythonOperation(name: string, values: readonly Value[]): Value | undefined {
  const [a, b] = values;
  if (values.length === 1) return unary(name, a);
  if (name === "equal" || name === "not_equal") {
    const answer = isEqual(a, b);
    return answer === undefined ? undefined : pyBool(answer === (name === "equal"));
  }
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== undefined && y !== undefined && !(isBitwise(name) && typeof x !== typeof y))
    if (!isBitwise(name) || typeof x === "bigint") return numeric(name, x, y);
  if (a.t === "str" && b.t === "str" && a.v !== undefined && b.v !== undefined)
    return textual(name, a.v, b.v);
  if (a.t === "str" && a.v !== undefined && typeof y === "bigint" && name === "multiply" && y < 10_000n)
    return pyStr(a.v.repeat(Math.max(0, Number(y))));
  const isTurned = name === "multiply" && b.t === "str" && a.t !== "str";
  if (isTurned && (a.t === "int" || a.t === "bool")) return pythonOperation(name, [b, a]);
  if (name === "multiply" && [a, b].some(({ t }) => t === "str") && [a, b].some(({ t }) => t === "float"))
    raise("TypeError", "can't multiply sequence by non-int of type 'float'");
  return unsupported(name, a, b);
}

function isBitwise(name: string): boolean {
  return name.startsWith("bitwise_") || name.endsWith("_shift");
}

/** Truth of a plain value; undefined when it is not known. */
export function truthOfPython(value: Value): boolean | undefined {
  if (value.t === "bool") return value.v;
  if (value.t === "none") return false;
  if (value.t === "str") return value.v === undefined ? undefined : value.v !== "";
  const number = numberOf(value);
  return number === undefined ? undefined : Number(number) !== 0;
}

/** An int or bool as a bigint, a float as a number. */
function numberOf(value: Value): bigint | number | undefined {
  if (value.t === "bool") return value.v === undefined ? undefined : BigInt(value.v);
  if (value.t === "float") return value.v;
  if (value.t !== "int") return undefined;
  return typeof value.v === "bigint" ? value.v : isExact(value.v) ? BigInt(value.v) : undefined;
}

function unary(name: string, value: Value): Value | undefined {
  const x = numberOf(value);
  if (x === undefined) return undefined;
  if (name === "negative") return made(-x);
  if (name === "positive") return made(x);
  if (name === "absolute") return made(x < 0 ? -x : x);
  if (name === "square") return numeric("multiply", x, x);
  if (name === "logical_not") return pyBool(Number(x) === 0);
  return undefined;
}

function made(x: bigint | number): Value {
  return typeof x === "bigint" ? pyInt(x) : pyFloat(x);
}

function numeric(name: string, x: bigint | number, y: bigint | number): Value | undefined {
  if (name === "maximum") return made(x >= y ? x : y);
  if (name === "minimum") return made(x <= y ? x : y);
  if (name === "logical_and") return made(Number(x) !== 0 ? y : x);
  if (name === "logical_or") return made(Number(x) !== 0 ? x : y);
  if (name === "less") return pyBool(x < y);
  if (name === "less_equal") return pyBool(x <= y);
  if (name === "greater") return pyBool(x > y);
  if (name === "greater_equal") return pyBool(x >= y);
  if (typeof x === "bigint" && typeof y === "bigint") return whole(name, x, y);
  return real(name, Number(x), Number(y));
}

function whole(name: string, x: bigint, y: bigint): Value | undefined {
  if (name === "add") return pyInt(x + y);
  if (name === "subtract") return pyInt(x - y);
  if (name === "multiply") return pyInt(x * y);
  if (name === "bitwise_and") return pyInt(x & y);
  if (name === "bitwise_or") return pyInt(x | y);
  if (name === "bitwise_xor") return pyInt(x ^ y);
  if (name === "left_shift" || name === "right_shift") {
    if (y < 0n) return raise("ValueError", "negative shift count");
    return y < 4096n ? pyInt(name === "left_shift" ? x << y : x >> y) : undefined;
  }
  if (name === "power") return y >= 0n && y < 4096n ? pyInt(x ** y) : undefined;
  if (name === "divide")
    return y === 0n ? raise("ZeroDivisionError", "division by zero") : real(name, Number(x), Number(y));
  if (name !== "floor_divide" && name !== "remainder") return undefined;
  if (y === 0n)
    return raise(
      "ZeroDivisionError",
      name === "remainder" ? "integer modulo by zero" : "integer division or modulo by zero",
    );
  const rest = ((x % y) + y) % y;
  return pyInt(name === "remainder" ? rest : (x - rest) / y);
}

function real(name: string, x: number, y: number): Value | undefined {
  if (name === "add") return pyFloat(x + y);
  if (name === "subtract") return pyFloat(x - y);
  if (name === "multiply") return pyFloat(x * y);
  if (name !== "divide") return undefined;
  return y === 0 ? raise("ZeroDivisionError", "division by zero") : pyFloat(x / y);
}

function textual(name: string, x: string, y: string): Value | undefined {
  if (name === "add") return pyStr(x + y);
  if (name === "less") return pyBool(x < y);
  if (name === "greater") return pyBool(x > y);
  if (name === "less_equal") return pyBool(x <= y);
  return name === "greater_equal" ? pyBool(x >= y) : undefined;
}

const plain = new Set(["none", "bool", "int", "float", "str"]);

/** What no operator takes together with a number or a text. */
const inert = new Set(["none", "dict", "ellipsis", "slice"]);

function isEqual(a: Value, b: Value): boolean | undefined {
  const [x, y] = [numberOf(a), numberOf(b)];
  // An int equals a float of its value.
  if (x !== undefined && y !== undefined) return x >= y && x <= y;
  if (a.t === "str" && b.t === "str") return a.v === undefined || b.v === undefined ? undefined : a.v === b.v;
  if (!plain.has(a.t) || !plain.has(b.t)) return undefined;
  if (a.t === "none" || b.t === "none") return a.t === b.t;
  return a.t === "str" || b.t === "str" ? false : undefined;
}

function unsupported(name: string, a: Value, b: Value): Value | undefined {
  const symbol = symbols[name];
  const isPlain = (value: Value) => plain.has(value.t) || inert.has(value.t) || value.t === "complex";
  const isComparison = /^(less|greater|maximum|minimum|fm)/.test(name);
  const isNumber = (value: Value) => numberOf(value) !== undefined || value.t === "complex";
  const isText = a.t === "str" && b.t !== "none" && !(isComparison && isNumber(b));
  if (!symbol || !isPlain(a) || !isPlain(b) || isText || (isNumber(a) && isNumber(b))) return undefined;
  // Mappings can be joined, and slices ordered, among themselves.
  if (inert.has(a.t) && a.t === b.t && a.t !== "none") return undefined;
  if (isNumber(a) || inert.has(a.t) || isComparison) {
    const [left, right] = [typeName(a), typeName(b)];
    if (isComparison)
      return raise("TypeError", `'${symbol}' not supported between instances of '${left}' and '${right}'`);
    return raise("TypeError", `unsupported operand type(s) for ${symbol}: '${left}' and '${right}'`);
  }
  return undefined;
}
