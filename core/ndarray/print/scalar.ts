import { type Doubt, noDoubt, offBy } from "../contents/doubt.ts";
import { multiply, wrap } from "../datetime/calendar.ts";
import { NaT, showUnit, type Time } from "../datetime/units.ts";
import type { DType, TimeUnit } from "../dtypes/dtype.ts";
import { dtypeText } from "../dtypes/dtypetext.ts";
import type { Complex, Element } from "../element.ts";
import type { Value } from "../value.ts";
import { floatBits, formatterOf, type Printer, timeText, voidText } from "./elements.ts";
import { complexText, floatText } from "./float.ts";
import { bytesRepr, strRepr } from "./quote.ts";
import { settled } from "./settled.ts";

const unitWords: Readonly<Record<TimeUnit["base"], string>> = {
  Y: "years",
  M: "months",
  W: "weeks",
  D: "days",
  h: "hours",
  m: "minutes",
  s: "seconds",
  ms: "milliseconds",
  us: "microseconds",
  ns: "nanoseconds",
  ps: "picoseconds",
  fs: "femtoseconds",
  as: "attoseconds",
  generic: "generic time units",
};

/** Returns `str()` of a NumPy scalar: "1.5", "2000-01-01", "3 days"; undefined when it can't be known. */
export function scalarStr(dtype: DType, element: Element, printer: Printer): string | undefined {
  const { legacy } = printer.options;
  const { error } = printer.doubt ?? noDoubt;
  if (error === Number.POSITIVE_INFINITY || (error > 0 && "SUT".includes(dtype.kind))) return undefined;
  if (dtype.fields) return structText(dtype, element, printer);
  switch (dtype.kind) {
    case "b":
      return element ? "True" : "False";
    case "f":
    case "c":
      return legacy <= 113 ? undefined : numberText(dtype, element, legacy, printer.doubt ?? noDoubt);
    case "S":
      return bytesRepr(element as string);
    case "M":
      return timeText(element as Time, dtype.unit as TimeUnit);
    case "m":
      return durationText(element as Time, dtype.unit as TimeUnit);
    case "V":
      return voidText(element as Uint8Array);
    case "O":
      return printer.repr(element as Value);
    default:
      return String(element);
  }
}

/** Returns `repr()` of a NumPy scalar: "np.float64(1.5)", "np.datetime64('2000-01-01')"; undefined when it can't be known. */
export function scalarRepr(dtype: DType, element: Element, printer: Printer): string | undefined {
  const { legacy } = printer.options;
  const text = scalarStr(dtype, element, printer);
  if (text === undefined) return undefined;
  if (dtype.kind === "M" || dtype.kind === "m") return timeRepr(dtype, element as Time, text, legacy);
  if (dtype.kind === "U") return wrapped("str_", strRepr(element as string), legacy);
  if (dtype.kind === "S") return wrapped("bytes_", text, legacy);
  if (dtype.fields) {
    const name = dtype.record ? "record" : "void";
    return legacy <= 125 ? text : `np.${name}(${text}, dtype=${dtypeText({ ...dtype, record: false })})`;
  }
  if (dtype.kind === "V") return legacy <= 125 ? `void(${text})` : `np.void(${text})`;
  if (legacy <= 125) return text;
  if (dtype.kind === "b") return `np.${text}_`;
  const name = numberName(dtype);
  // A complex brings its own parentheses.
  if (dtype.char === "g" || dtype.char === "G") return `np.${name}('${text.replace(/^\((.*)\)$/, "$1")}')`;
  return text.startsWith("(") ? `np.${name}${text}` : `np.${name}(${text})`;
}

function numberName({ kind, char, itemsize }: DType): string {
  if (char === "g") return "longdouble";
  if (char === "G") return "clongdouble";
  return { i: "int", u: "uint", f: "float", c: "complex" }[kind as "i"] + 8 * itemsize;
}

/** Before NumPy 2.3 every width became scientific from 1e16 on. */
function numberText(dtype: DType, element: Element, legacy: number, doubt: Doubt): string | undefined {
  const bits = floatBits(dtype);
  const limit = legacy <= 202 ? 1e16 : undefined;
  if (dtype.kind === "f")
    return settled(element as number, offBy(doubt, element as number), (x) => floatText(x, bits, limit));
  const { re, im } = element as Complex;
  const parts = [re, im].map((part) => settled(part, offBy(doubt, part), (x) => floatText(x, bits, limit)));
  return parts.includes(undefined) ? undefined : complexText(re, im, bits, limit);
}

/** Returns `str()` of a timedelta64: "3 days", "NaT". */
export function durationText(time: Time, { base, num }: TimeUnit): string {
  return time === NaT ? "NaT" : `${wrap(multiply(time, num))} ${unitWords[base]}`;
}

function timeRepr(dtype: DType, time: Time, text: string, legacy: number): string {
  const unit = dtype.unit as TimeUnit;
  const module = legacy <= 125 ? "numpy" : "np";
  const name = unit.base === "generic" ? "generic" : showUnit(unit).slice(1, -1);
  if (dtype.kind === "m") {
    const value = time === NaT ? "'NaT'" : String(time);
    const tail = unit.base === "generic" ? "" : `,'${name}'`;
    return `${module}.timedelta64(${value}${tail})`;
  }
  // The text tells the unit, except that hours look like a cut-off time.
  const isTold = unit.base === "generic" || (unit.num === 1 && unit.base !== "h");
  return `${module}.datetime64('${text}'${isTold && time !== NaT ? "" : `,'${name}'`})`;
}

function structText(dtype: DType, element: Element, printer: Printer): string {
  const { legacy, formatter } = printer.options;
  if (legacy <= 125 || formatter) return formatterOf(dtype, [element], true, printer)(element);
  // Floats keep all their digits here.
  const custom: Printer["custom"] = (kind) =>
    kind === "float" || kind === "longfloat"
      ? (item, type) => scalarStr(type, item, printer) ?? ""
      : printer.custom(kind);
  return formatterOf(dtype, [element], true, { ...printer, custom })(element);
}

function wrapped(name: string, text: string, legacy: number): string {
  return legacy <= 125 ? text : `np.${name}(${text})`;
}
