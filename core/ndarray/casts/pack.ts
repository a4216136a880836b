import { elementsOf, readable, readElement, viewOn } from "../access.ts";
import type { NDArray } from "../array.ts";
import { checkScalarUnit, NaT, type Time } from "../datetime/units.ts";
import { bytes, type DType, integerLimits } from "../dtypes/dtype.ts";
import { dtypeName } from "../dtypes/dtypetext.ts";
import type { Element } from "../element.ts";
import { notKnown, raise } from "../error.ts";
import { complexText, floatRepr } from "../print/float.ts";
import { latin1 } from "../text/codec.ts";
import { none, pyBool, pyFloat, pyInt, pyStr, pyTuple, type Scalar, type Value } from "../value.ts";
import { elementCaster, shower } from "./caster.ts";
import { parseComplex, parseFloating, parseInteger } from "./parsenumber.ts";

/**
 * Returns the element that `a[i] = value` stores in an array of the dtype; undefined when the value is not known.
 * Raises what NumPy raises, e.g. OverflowError for a Python integer out of bounds.
 */
export function pack(value: Value, dtype: DType): Element | undefined {
  if (dtype.kind === "O") return value.t === "unknown" ? undefined : (value as Element);
  if (value.t === "scalar") return packScalar(value.cell, dtype);
  if (value.t === "ndarray" && value.shape.length === 0) return packCell(value, dtype);
  if (value.t === "foreign") return value.asTime && dtype.unit ? pack(value.asTime, dtype) : undefined;
  if (value.t === "unknown") return undefined;
  return packers[dtype.kind](value, dtype);
}

/** Returns an element as the Python value that `.item()` gives: int, float, str, tuple, ... */
export function unpack(element: Element, dtype: DType): Value {
  switch (dtype.kind) {
    case "b":
      return pyBool(Boolean(element));
    case "i":
    case "u":
      return pyInt(element as number | bigint);
    case "f":
      return pyFloat(element as number);
    case "c":
      return { t: "complex", ...(element as { re: number; im: number }) };
    case "U":
    case "T":
      return pyStr(element as string);
    case "S":
      return { t: "bytes", v: Uint8Array.from(element as string, (c) => c.charCodeAt(0)) };
    case "O":
      return element === undefined ? none : (element as unknown as Value);
    case "V":
      return unpackVoid(element, dtype);
    default:
      return unpackTime(element as number | bigint, dtype);
  }
}

/** Returns the element of a scalar or 0-d array; undefined when it is not known. */
export function cellElement(cell: NDArray): Element | undefined {
  const from = readable(cell);
  return from && readElement(viewOn(from.data), cell.dtype, from.layout.offset, from.objects);
}

/** Returns `str(value)` of a plain Python value or NumPy scalar; undefined when it is not known. */
export function textOf(value: Value): string | undefined {
  switch (value.t) {
    case "str":
      return value.v;
    case "int":
      return typeof value.v === "object" ? undefined : String(value.v);
    case "float":
      return value.v === undefined ? undefined : floatRepr(value.v);
    case "bool":
      return value.v === undefined ? undefined : value.v ? "True" : "False";
    case "complex":
      return complexText(value.re, value.im, 64);
    case "none":
      return "None";
    case "bytes":
      return value.v && latin1(value.v);
    case "scalar":
      return textOfScalar(value);
    default:
      return undefined;
  }
}

function textOfScalar(value: Scalar): string | undefined {
  const element = cellElement(value.cell);
  return element === undefined ? undefined : shower(value.dtype)(element);
}

const textDType: DType = { ...bytes(0), kind: "U", char: "U", num: 19, type: "str" };

/** A scalar of NumPy's becomes a signed integer by way of Python's `int()`; anything else is cast. */
function packScalar(cell: NDArray, dtype: DType): Element | undefined {
  const { kind } = cell.dtype;
  if (dtype.kind === "T" && dtype.string?.coerce === false && !"US".includes(kind)) refuseCoercion();
  if (kind === dtype.kind && cell.dtype.unit && dtype.unit)
    checkScalarUnit(kind as "m" | "M", cellElement(cell) as Time | undefined, cell.dtype.unit, dtype.unit);
  if (dtype.kind !== "i" || !"iufM".includes(kind)) return packCell(cell, dtype);
  const element = cellElement(cell);
  if (element === undefined) return undefined;
  if (kind !== "M") return packInteger(unpack(element, cell.dtype), dtype);
  if (element === NaT) return packCell(cell, dtype);
  // Finer times than Python has are plain integers to it.
  if (!isTimedelta(cell.dtype)) return packInteger(unpack(element, cell.dtype), dtype);
  const name = ["D", "W"].includes(cell.dtype.unit?.base ?? "") ? "date" : "datetime";
  return raise(
    "TypeError",
    `int() argument must be a string, a bytes-like object or a real number, not 'datetime.${name}'`,
  );
}

function packCell(cell: NDArray, dtype: DType): Element | undefined {
  const element = cellElement(cell);
  if (element === undefined) return undefined;
  if (dtype.kind === "U" || dtype.kind === "S") return packText(shower(cell.dtype)(element), dtype);
  if (dtype.kind === "T" && cell.dtype.kind === "m") return shower(cell.dtype)(element);
  if (cell.dtype.kind === "m" && isTimedelta(cell.dtype) && dtype.kind === "i")
    return raise(
      "TypeError",
      "int() argument must be a string, a bytes-like object or a real number, not 'datetime.timedelta'",
    );
  return elementCaster(cell.dtype, dtype)(element);
}

/** True for units in which `.item()` gives a datetime.timedelta rather than an int. */
function isTimedelta({ unit }: DType): boolean {
  return unit !== undefined && ["W", "D", "h", "m", "s", "ms", "us"].includes(unit.base);
}

function packText(text: string, dtype: DType): Element {
  return dtype.kind === "S" ? asciiOnly(text) : text;
}

type Packer = (value: Value, dtype: DType) => Element | undefined;

const packers: Readonly<Record<DType["kind"], Packer>> = {
  b: packBool,
  i: packInteger,
  u: packInteger,
  f: packFloat,
  c: packComplex,
  U: packStr,
  T: packString,
  S: packBytes,
  m: packTime,
  M: packTime,
  V: packVoid,
  O: (value) => value as Element,
};

function packBool(value: Value): Element | undefined {
  switch (value.t) {
    case "bool":
      return value.v;
    case "int":
      return typeof value.v === "object" ? undefined : Number(value.v) !== 0;
    case "float":
      return value.v === undefined ? undefined : value.v !== 0;
    case "complex":
      return value.re !== 0 || value.im !== 0;
    case "none":
      return false;
    case "str":
    case "bytes":
      return value.v && value.v.length > 0;
    case "tuple":
      return value.items.length > 0;
    case "list":
      return value.items && value.items.length > 0;
    default:
      return undefined;
  }
}

function packInteger(value: Value, dtype: DType): Element | undefined {
  if (value.t === "int") return typeof value.v === "object" ? undefined : checkInteger(value.v, dtype);
  if (value.t === "bool") return value.v === undefined ? undefined : Number(value.v);
  if (value.t === "float") return value.v === undefined ? undefined : checkInteger(truncate(value.v), dtype);
  if (value.t === "str" || value.t === "bytes") {
    const text = textOf(value);
    if (text === undefined) return undefined;
    const parsed = parseInteger(text);
    const shown = value.t === "bytes" ? `b'${text}'` : `'${text}'`;
    return parsed === undefined
      ? raise("ValueError", `invalid literal for int() with base 10: ${shown}`)
      : checkInteger(parsed, dtype);
  }
  return raise(
    "TypeError",
    `int() argument must be a string, a bytes-like object or a real number, not '${pythonType(value)}'`,
  );
}

/** Returns the integer when the dtype holds it; raises OverflowError as NumPy does for Python ints. */
export function checkInteger(value: number | bigint, dtype: DType): number | bigint {
  if (dtype.itemsize === 8) return checkLong(value, dtype);
  const [lo, hi] = integerLimits(dtype);
  if (value >= lo && value <= hi) return Number(value);
  // NumPy reads uint32 through an unsigned long, the smaller types through a long.
  if (value < -(2 ** 63) || value >= (dtype.kind === "u" && dtype.itemsize === 4 ? 2 ** 64 : 2 ** 63))
    return raise("OverflowError", "Python int too large to convert to C long");
  return raise("OverflowError", `Python integer ${value} out of bounds for ${dtypeName(dtype)}`);
}

function checkLong(value: number | bigint, dtype: DType): number | bigint {
  const integer = BigInt(value);
  const isUnsigned = dtype.kind === "u";
  if (isUnsigned && integer < 0n && integer >= -(1n << 63n))
    return raise("OverflowError", `Python integer ${integer} out of bounds for ${dtypeName(dtype)}`);
  const fits = isUnsigned ? integer >= 0n && integer < 1n << 64n : BigInt.asIntN(64, integer) === integer;
  if (fits) return value;
  const isLong = dtype.char !== "q" && dtype.char !== "Q";
  return raise(
    "OverflowError",
    isLong ? "Python int too large to convert to C long" : "int too big to convert",
  );
}

function truncate(value: number): number | bigint {
  if (Number.isNaN(value)) return raise("ValueError", "cannot convert float NaN to integer");
  if (!Number.isFinite(value)) return raise("OverflowError", "cannot convert float infinity to integer");
  const whole = Math.trunc(value);
  return Number.isSafeInteger(whole) ? whole + 0 : BigInt(whole);
}

function packFloat(value: Value, dtype: DType): Element | undefined {
  if (value.t === "float") return value.v;
  if (value.t === "int") return typeof value.v === "object" ? undefined : toDouble(value.v);
  if (value.t === "bool") return value.v === undefined ? undefined : Number(value.v);
  if (value.t === "none") return Number.NaN;
  if (value.t === "str" || value.t === "bytes") {
    const text = textOf(value);
    if (text === undefined) return undefined;
    const shown = value.t === "bytes" ? `b'${text}'` : `'${text}'`;
    const message =
      dtype.char === "g"
        ? `invalid literal for long double: ${text}`
        : `could not convert string to float: ${shown}`;
    return parseFloating(text) ?? raise("ValueError", message);
  }
  if (value.t === "list" || value.t === "tuple" || value.t === "ndarray")
    return raise("ValueError", "setting an array element with a sequence.");
  return raise("TypeError", `float() argument must be a string or a real number, not '${pythonType(value)}'`);
}

function toDouble(value: number | bigint): number {
  const double = Number(value);
  return Number.isFinite(double) ? double : raise("OverflowError", "int too large to convert to float");
}

function packComplex(value: Value, dtype: DType): Element | undefined {
  if (value.t === "complex") return { re: value.re, im: value.im };
  if (value.t === "str" || value.t === "bytes") {
    const text = textOf(value);
    if (text === undefined) return undefined;
    return parseComplex(text) ?? raise("ValueError", "complex() arg is a malformed string");
  }
  if (value.t === "none") return { re: Number.NaN, im: Number.NaN };
  if (!["int", "float", "bool"].includes(value.t))
    return raise("TypeError", `must be real number, not ${pythonType(value)}`);
  const real = packFloat(value, dtype) as number | undefined;
  return real === undefined ? undefined : { re: real, im: 0 };
}

/** `type(value).__name__` of the plain values that reach a conversion. */
function pythonType(value: Value): string {
  if (value.t === "none") return "NoneType";
  if (value.t === "numpy" || value.t === "object" || value.t === "dtype" || value.t === "ndarray")
    return notKnown("a number");
  return value.t;
}

function packString(value: Value, dtype: DType): Element | undefined {
  if (isMissing(value, dtype)) return value as unknown as Element;
  if (value.t !== "str" && dtype.string?.coerce === false) refuseCoercion();
  return textOf(value);
}

function refuseCoercion(): never {
  return raise("ValueError", "StringDType only allows string data when string coercion is disabled.");
}

/** True for the value that stands for a missing text: None, or any NaN. */
function isMissing(value: Value, { string }: DType): boolean {
  const missing = string?.naObject as Value | undefined;
  if (!missing) return false;
  if (missing.t === "none") return value.t === "none";
  const number =
    value.t === "scalar" && value.dtype.kind === "f"
      ? elementsOf(value.cell)?.[0]
      : value.t === "float"
        ? value.v
        : 0;
  return typeof number === "number" && Number.isNaN(number);
}

function packStr(value: Value): Element | undefined {
  if (value.t === "list" || value.t === "tuple" || value.t === "ndarray")
    return raise("ValueError", "setting an array element with a sequence");
  return textOf(value);
}

function packBytes(value: Value): Element | undefined {
  const text = packStr(value) as string | undefined;
  if (text === undefined || value.t === "bytes") return text;
  return asciiOnly(text);
}

/** Returns the text when it is ASCII; raises UnicodeEncodeError as Python does. */
export function asciiOnly(text: string): string {
  let position = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code > 127)
      return raise(
        "UnicodeEncodeError",
        `'ascii' codec can't encode character '${escapeCode(code)}' in position ${position}: ordinal not in range(128)`,
      );
    position++;
  }
  return text;
}

function escapeCode(code: number): string {
  if (code < 256) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code < 65536
    ? `\\u${code.toString(16).padStart(4, "0")}`
    : `\\U${code.toString(16).padStart(8, "0")}`;
}

function packTime(value: Value, dtype: DType): Element | undefined {
  if (value.t === "int") return typeof value.v === "object" ? undefined : timeCount(value.v);
  if (value.t === "none") return NaT;
  if (value.t === "bool") return value.v === undefined ? undefined : Number(value.v);
  if (value.t === "str" || value.t === "bytes") {
    const text = textOf(value);
    return text === undefined ? undefined : elementCaster(textDType, dtype)(text);
  }
  const what = dtype.kind === "M" ? "datetime" : "timedelta";
  return raise("ValueError", `Could not convert object to NumPy ${what}`);
}

/** Returns a Python int as the count of a datetime or duration; raises OverflowError where it does not fit. */
export function timeCount(value: number | bigint): number | bigint {
  return BigInt.asIntN(64, BigInt(value)) === BigInt(value)
    ? value
    : raise("OverflowError", "int too big to convert");
}

function packVoid(value: Value, dtype: DType): Element | undefined {
  const { fields, subarray } = dtype;
  if (fields) {
    const items = value.t === "tuple" ? value.items : fields.map(() => value);
    if (items.length !== fields.length)
      return raise(
        "ValueError",
        `could not assign tuple of length ${items.length} to structure with ${fields.length} fields.`,
      );
    return allOrNone(items.map((item, i) => pack(item, fields[i].dtype)));
  }
  if (subarray) return packSubarray(value, subarray.base, subarray.shape);
  if (value.t === "bytes") return value.v;
  return notKnown("a void element");
}

function packSubarray(value: Value, base: DType, shape: readonly number[]): Element | undefined {
  const [length, ...inner] = shape;
  if (length === undefined) {
    const element = pack(value, base);
    return element === undefined ? undefined : [element];
  }
  const isSequence = value.t === "list" || value.t === "tuple";
  const items = isSequence ? value.items : new Array<Value>(length).fill(value);
  if (!items) return undefined;
  if (items.length !== length)
    return items.length === 1
      ? packSubarray({ t: "tuple", items: new Array<Value>(length).fill(items[0]) }, base, shape)
      : notKnown("a sub-array element");
  const parts = items.map((item) => packSubarray(item, base, inner));
  return allOrNone(parts)?.flat() as Element | undefined;
}

function allOrNone(items: readonly (Element | undefined)[]): Element[] | undefined {
  return items.every((item) => item !== undefined) ? (items as Element[]) : undefined;
}

function unpackVoid(element: Element, dtype: DType): Value {
  if (dtype.fields) {
    const { fields } = dtype;
    return pyTuple((element as readonly Element[]).map((item, i) => unpack(item, fields[i].dtype)));
  }
  if (dtype.subarray) return notKnown("a sub-array as a Python value");
  return { t: "bytes", v: element as Uint8Array };
}

/** Units finer than a microsecond come out as ints; the others as datetime objects, which are not modelled. */
function unpackTime(element: number | bigint, { unit }: DType): Value {
  if (element === NaT) return none;
  if (unit && ["ns", "ps", "fs", "as", "generic"].includes(unit.base)) return pyInt(element);
  return notKnown("a datetime object");
}
