import { parseTimeUnit } from "../datetime/unittext.ts";
import { raise } from "../error.ts";
import { strRepr } from "../print/quote.ts";
import { byChar, bytes, type DType, str, voidOf } from "./dtype.ts";
import { structured, subarrayOf } from "./structured.ts";

/** StringDType in its default form. */
export const stringDType: DType = {
  kind: "T",
  char: "T",
  num: 2056,
  type: "StringDType128",
  itemsize: 16,
  alignment: 8,
  byteorder: "|",
  string: { coerce: true },
};

/** Other spellings of the letter in `dtype.char`: intp and uintp by their struct letters, bytes by their old one. */
const otherLetters: Readonly<Record<string, string>> = { n: "l", p: "l", N: "L", P: "L", a: "S" };

/** Letters of the dtypes by kind and size, as in "f8". */
const letterBySize: Readonly<Record<string, string>> = {
  b1: "?",
  i1: "b",
  i2: "h",
  i4: "i",
  i8: "l",
  u1: "B",
  u2: "H",
  u4: "I",
  u8: "L",
  f2: "e",
  f4: "f",
  f8: "d",
  f16: "g",
  c8: "F",
  c16: "D",
  c32: "G",
  O4: "O",
  O8: "O",
  m8: "m",
  M8: "M",
};

/** Letters by the names that `np.dtype` takes as a str. */
const letterByName: Readonly<Record<string, string>> = {
  bool: "?",
  bool_: "?",
  int8: "b",
  byte: "b",
  uint8: "B",
  ubyte: "B",
  int16: "h",
  short: "h",
  uint16: "H",
  ushort: "H",
  int32: "i",
  intc: "i",
  uint32: "I",
  uintc: "I",
  int64: "l",
  long: "l",
  int: "l",
  int_: "l",
  intp: "l",
  uint64: "L",
  ulong: "L",
  uint: "L",
  uintp: "L",
  longlong: "q",
  ulonglong: "Q",
  float16: "e",
  half: "e",
  float32: "f",
  single: "f",
  float64: "d",
  double: "d",
  float: "d",
  longdouble: "g",
  float128: "g",
  complex64: "F",
  csingle: "F",
  complex128: "D",
  cdouble: "D",
  complex: "D",
  clongdouble: "G",
  complex256: "G",
  bytes: "S",
  bytes_: "S",
  str: "U",
  str_: "U",
  unicode: "U",
  void: "V",
  object: "O",
  object_: "O",
  datetime64: "M",
  timedelta64: "m",
};

/** Returns the dtype that a str names, as `np.dtype(text)` does. Raises TypeError for what is no dtype. */
export function parseDType(text: string, align = false): DType {
  if (isCommaString(text)) return parseCommaString(text, align);
  const time = parseTime(text);
  if (time) return time;
  const order = "<>=|".includes(text[0] ?? "-") ? text[0] : "=";
  const rest = "<>=|".includes(text[0] ?? "-") ? text.slice(1) : text;
  const dtype = parseLetter(rest) ?? parseSized(rest);
  if (dtype) return withByteOrder(dtype, order === ">" ? ">" : "=");
  const letter = Object.hasOwn(letterByName, text) ? letterByName[text] : undefined;
  return letter ? (byChar.get(letter) as DType) : notUnderstood(text);
}

/**
 * Returns the dtype in native ("="), big-endian (">") or explicitly little-endian ("<") order; what has no byte order
 * stays as it is.
 */
export function withByteOrder(dtype: DType, order: "=" | ">" | "<"): DType {
  if (dtype.fields) {
    const fields = dtype.fields.map((field) => ({ ...field, dtype: withByteOrder(field.dtype, order) }));
    return { ...dtype, fields };
  }
  if (dtype.subarray) {
    const { base, shape } = dtype.subarray;
    return { ...dtype, subarray: { base: withByteOrder(base, order), shape } };
  }
  return dtype.byteorder === "|" || dtype.byteorder === order ? dtype : { ...dtype, byteorder: order };
}

function parseTime(text: string): DType | undefined {
  const match = /^([<>=|]?)(M8|m8|datetime64|timedelta64)(\[.*)?$/s.exec(text);
  if (!match || (match[1] && match[2].length > 2)) return undefined;
  const plain = byChar.get(match[2][0] === "M" || match[2][0] === "d" ? "M" : "m") as DType;
  const unit = match[3] === undefined ? plain.unit : parseTimeUnit(match[3]);
  return withByteOrder({ ...plain, unit }, match[1] === ">" ? ">" : "=");
}

function parseLetter(text: string): DType | undefined {
  if (text === "c") return { ...bytes(1), char: "c" };
  if (text === "T") return stringDType;
  return text.length === 1 ? byChar.get(otherLetters[text] ?? text) : undefined;
}

function parseSized(text: string): DType | undefined {
  const match = /^([A-Za-z])\s*\+?(\d+)$/.exec(text);
  if (!match) return undefined;
  const size = Number(match[2]);
  if (match[1] === "S" || match[1] === "a") return bytes(size);
  if (match[1] === "U") return str(size);
  if (match[1] === "V") return voidOf(size);
  const letter = letterBySize[match[1] + size];
  return letter ? byChar.get(letter) : undefined;
}

/** True for strings of several fields or with a repeat count: "i4,f8", "3f4", "(2,3)f4". */
function isCommaString(text: string): boolean {
  if (/^[<>=|]?(\d|\(\))/.test(text)) return true;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "[") depth++;
    else if (text[i] === "]") depth--;
    else if (text[i] === "," && depth === 0) return true;
  }
  return false;
}

function parseCommaString(text: string, align: boolean): DType {
  const items: DType[] = [];
  let isStruct = false;
  let at = 0;
  while (at < text.length) {
    const part = /^([<>=|]?)(\([ ,0-9]*\)|\d*)([<>=|]?)((?:[A-Za-z0-9.?]|\[[^\]]*\])*)\s*(,?)\s*/.exec(
      text.slice(at),
    );
    if (!part || part[0] === "")
      return raise("ValueError", `format number ${items.length + 1} of "${text}" is not recognized`);
    if (part[4] === "" && part[5]) return raise("SyntaxError", "invalid syntax (<unknown>, line 1)");
    at += part[0].length;
    if (part[5]) isStruct = true;
    else if (at < text.length)
      return raise("ValueError", `format number ${items.length + 2} of "${text}" is not recognized`);
    items.push(parsePart(part));
  }
  if (!isStruct && items.length === 1) return items[0];
  return structured(
    items.map((dtype, i) => ({ name: `f${i}`, dtype })),
    { align },
  );
}

function parsePart([, before, repeat, after, name]: RegExpExecArray): DType {
  if (before && after && (before === ">") !== (after === ">"))
    raise("ValueError", `inconsistent byte-order specification ${before} and ${after}`);
  const order = before || after;
  const dtype = parseDType((order === "|" || order === "=" ? "" : order) + name);
  if (repeat === "") return dtype;
  const shape = (repeat.match(/\d+/g) ?? []).map(Number);
  return shape.length === 0 ? dtype : subarrayOf(dtype, shape);
}

function notUnderstood(text: string): never {
  return raise("TypeError", `data type ${strRepr(text)} not understood`);
}
