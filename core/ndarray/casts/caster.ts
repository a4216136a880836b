import { elementBytes } from "../access.ts";
import { unitConverter } from "../datetime/convert.ts";
import { formatDatetime, parseDatetime, parseTimedelta } from "../datetime/iso.ts";
import { NaT, sameUnit, type Time } from "../datetime/units.ts";
import { byChar, type DType, isSwapped } from "../dtypes/dtype.ts";
import { dtypeRepr } from "../dtypes/dtypetext.ts";
import type { Complex, Element } from "../element.ts";
import { notKnown, raise } from "../error.ts";
import type { FloatBits } from "../print/digits.ts";
import { complexText, floatText } from "../print/float.ts";
import { bytesRepr, strRepr } from "../print/quote.ts";
import { durationText } from "../print/scalar.ts";
import type { Value } from "../value.ts";
import { roundToHalf } from "./float16.ts";
import { asciiOnly, checkInteger, pack, textOf, unpack } from "./pack.ts";
import { parseComplex, parseFloating, parseInteger } from "./parsenumber.ts";

/** Turns an element of one dtype into one of another. Throws NumpyError or NotKnown. */
export type Caster = (element: Element) => Element;

/** Returns how `astype` turns elements of `from` into elements of `to`, wrapping and truncating as C does on x86-64. */
export function elementCaster(from: DType, to: DType): Caster {
  if (from.kind === "T" && (to.fields || to.subarray))
    return raise("TypeError", "Casting from StringDType to a structured dtype is not supported.");
  if (from.kind === "T" && from.string?.naObject) return missingCaster(from, to);
  // NumPy keeps a longdouble in an array of objects as its own scalar.
  if (to.kind === "O" && (from.char === "g" || from.char === "G"))
    return () => notKnown("a longdouble object");
  if (to.kind === "O") return (element) => unpack(element, from) as Element;
  if (from.kind === "O") return (element) => fromObject(element as unknown as Value | undefined, to);
  if (to.kind === "V" && !to.fields && isSwapped(from)) return () => notKnown("bytes of the other order");
  if (from.kind === "T" && to.kind === "V" && !to.fields && !to.subarray) return utf8Caster(to.itemsize);
  if (from.kind === "V" || to.kind === "V") return voidCaster(from, to);
  if (to.kind === "U" || to.kind === "S" || to.kind === "T") return textCaster(from, to);
  if (from.kind === "U" || from.kind === "S" || from.kind === "T") return parser(from, to);
  if (to.kind === "m" || to.kind === "M") return timeCaster(from, to);
  return numberCaster(from, to);
}

/** Texts that may be missing keep what stands for them; of others than texts it is not known what becomes of it. */
function missingCaster(from: DType, to: DType): Caster {
  const isSame = to.kind === "T" && to.string?.naObject === from.string?.naObject;
  const cast = elementCaster({ ...from, string: undefined }, to);
  return (element) => {
    if (typeof element === "string") return cast(element);
    return isSame || to.kind === "O" ? element : notKnown("a missing text as something else");
  };
}

function numberCaster(from: DType, to: DType): Caster {
  if (to.kind === "b") return (element) => isTrue(element);
  if (to.kind === "c") return (element) => roundComplex(asComplex(element), to);
  if (to.kind === "f") return (element) => roundFloat(real(element), to);
  if (from.kind === "f" || from.kind === "c") return (element) => floatToInteger(real(element), to);
  return (element) => wrapInteger(whole(element), to);
}

function isTrue(element: Element): boolean {
  if (typeof element === "object") return (element as Complex).re !== 0 || (element as Complex).im !== 0;
  return typeof element === "bigint" ? element !== 0n : element !== 0 && element !== false;
}

function real(element: Element): number {
  return typeof element === "object" ? (element as Complex).re : Number(element);
}

function asComplex(element: Element): Complex {
  return typeof element === "object" ? (element as Complex) : { re: Number(element), im: 0 };
}

function roundComplex({ re, im }: Complex, to: DType): Complex {
  return to.itemsize === 8 ? { re: Math.fround(re), im: Math.fround(im) } : { re, im };
}

function roundFloat(value: number, { itemsize }: DType): number {
  return itemsize === 4 ? Math.fround(value) : itemsize === 2 ? roundToHalf(value) : value;
}

/** Wraps an integer to the dtype's width. */
export function wrapInteger(value: number | bigint, to: DType): number | bigint {
  const bits = 8 * to.itemsize;
  const wrapped = to.kind === "u" ? BigInt.asUintN(bits, BigInt(value)) : BigInt.asIntN(bits, BigInt(value));
  const number = Number(wrapped);
  return Number.isSafeInteger(number) ? number : wrapped;
}

/**
 * C's conversion of a float. Out of range it gives what x86-64's instructions give; where vector and scalar code of
 * NumPy differ (uint32), the result is not known.
 */
export function floatToInteger(value: number, to: DType): number | bigint {
  const whole = Math.trunc(value) + 0;
  if (to.itemsize < 4) return inRange(whole, -(2 ** 31), 2 ** 31) ? wrapInteger(whole, to) : 0;
  if (to.itemsize === 4 && to.kind === "i") return inRange(whole, -(2 ** 31), 2 ** 31) ? whole : -(2 ** 31);
  if (to.itemsize === 4)
    return inRange(whole, -(2 ** 31), 2 ** 32)
      ? wrapInteger(whole, to)
      : notKnown("a float out of uint32's range");
  if (inRange(whole, -(2 ** 63), 2 ** 63)) return wrapInteger(BigInt(whole), to);
  if (to.kind !== "u") return NaT;
  if (inRange(whole, 2 ** 63, 2 ** 64)) return BigInt(whole);
  return value > 0 ? 0 : 2n ** 63n;
}

function inRange(value: number, lo: number, end: number): boolean {
  return value >= lo && value < end;
}

function timeCaster(from: DType, to: DType): Caster {
  if (from.kind === "f" || from.kind === "c") return (element) => floatToInteger(real(element), to);
  if (from.unit && to.unit) {
    const [before, after] = [from.unit, to.unit];
    if (sameUnit(before, after)) return (element) => element;
    // Between dates and durations the count stays what it is, whatever the units.
    if (from.kind !== to.kind) return (element) => element;
    const convert = unitConverter(to.kind as "m" | "M", before, after);
    return (element) => convert(element as Time);
  }
  return (element) => wrapInteger(whole(element), to);
}

function whole(element: Element): number | bigint {
  return typeof element === "boolean" ? Number(element) : (element as number | bigint);
}

/** Numbers and times to str, bytes or StringDType. Longer text is cut where the element is written. */
function textCaster(from: DType, to: DType): Caster {
  if (from.kind === "T" && to.kind === "U" && isSwapped(to)) return () => notKnown("a text turned round");
  if (to.kind === "T" && from.unit) return timeTexts(from, to);
  const show = shower(from);
  if (from.kind === "M" && to.kind !== "T") return (element) => fittingDate(show(element), to);
  if (to.kind === "S") return from.kind === "S" ? show : (element) => asciiOnly(show(element));
  return from.kind === "S" ? (element) => decoded(element as string) : show;
}

/** Times as StringDType has them: durations without their unit, and what stands for missing texts in the place of NaT. */
function timeTexts(from: DType, to: DType): Caster {
  const show = from.kind === "M" ? shower(from) : String;
  const missing = to.string?.naObject as Element | undefined;
  return (element) => (element === NaT ? (missing ?? "NaT") : show(element));
}

function fittingDate(text: string, { kind, itemsize }: DType): string {
  const room = kind === "U" ? itemsize / 4 : itemsize;
  if (text.length <= room) return text;
  return raise(
    "RuntimeError",
    `The string provided for NumPy ISO datetime formatting was too short, with length ${room}`,
  );
}

/** Returns how elements of a dtype print as text (`str` of the scalar). */
export function shower(from: DType): (element: Element) => string {
  const { kind, unit } = from;
  if (kind === "b") return (element) => (element ? "True" : "False");
  const bits = floatBits[kind === "c" ? from.itemsize / 2 : from.itemsize];
  if (kind === "f") return (element) => floatText(element as number, bits);
  if (kind === "c") return (element) => complexText((element as Complex).re, (element as Complex).im, bits);
  if (kind === "M" && unit) return (element) => formatDatetime(element as Time, unit);
  if (kind === "m" && unit) return (element) => durationText(element as Time, unit);
  return (element) => String(element);
}

const floatBits: Readonly<Record<number, FloatBits>> = { 2: 16, 4: 32, 8: 64, 16: 80 };

function decoded(latin1: string): string {
  for (let position = 0; position < latin1.length; position++) {
    const code = latin1.charCodeAt(position);
    if (code > 127)
      return raise(
        "UnicodeDecodeError",
        `'ascii' codec can't decode byte 0x${code.toString(16)} in position ${position}: ordinal not in range(128)`,
      );
  }
  return latin1;
}

/** Text to numbers and times. */
function parser(from: DType, to: DType): Caster {
  const isBytes = from.kind === "S";
  const shown = (text: string) =>
    from.kind === "U" ? `np.str_(${strRepr(text)})` : isBytes ? bytesRepr(text) : strRepr(text);
  switch (to.kind) {
    case "b":
      return (element) => (element as string).length > 0;
    case "i":
    case "u":
      return (element) => {
        const parsed = parseInteger(element as string);
        if (parsed !== undefined) return checkInteger(parsed, to);
        return raise("ValueError", `invalid literal for int() with base 10: ${shown(element as string)}`);
      };
    case "f":
      return (element) =>
        parseFloating(element as string) ??
        raise(
          "ValueError",
          to.char === "g"
            ? `invalid literal for long double: ${element}${from.kind === "T" ? " (Success)" : ""}`
            : `could not convert string to float: ${isBytes ? `np.bytes_(${shown(element as string)})` : shown(element as string)}`,
        );
    case "c":
      return (element) =>
        parseComplex(element as string) ?? raise("ValueError", "complex() arg is a malformed string");
    default:
      return (element) => (from.kind === "T" ? timeFrom : parsedTime)(element as string, to);
  }
}

/** A text of StringDType as a time: durations are read as Python's int reads them. */
function timeFrom(text: string, to: DType): Time {
  if (to.kind === "M" || text === "" || /^nat$/i.test(text)) return parsedTime(text, to);
  const parsed =
    parseInteger(text) ?? raise("ValueError", `invalid literal for int() with base 10: ${strRepr(text)}`);
  return checkInteger(parsed, byChar.get("l") as DType) as Time;
}

function parsedTime(text: string, to: DType): Time {
  if (to.kind === "M") return parseDatetime(text, to.unit)?.time ?? notKnown("the current date");
  return parseTimedelta(text) ?? raise("ValueError", "Could not convert object to NumPy timedelta");
}

function fromObject(value: Value | undefined, to: DType): Element {
  const given: Value = value ?? { t: "none" };
  if (to.kind === "U" || to.kind === "S") return textOf(given) ?? notKnown("an object as text");
  return pack(given, to) ?? notKnown("an object");
}

function voidCaster(from: DType, to: DType): Caster {
  if (to.kind === "T") return () => notKnown("bytes as text");
  if (from.fields && to.fields) {
    if (from.fields.length !== to.fields.length) return cannotCast(from, to);
    const { fields } = to;
    const casters = from.fields.map((field, i) => elementCaster(field.dtype, fields[i].dtype));
    return (element) => (element as readonly Element[]).map((item, i) => casters[i](item));
  }
  if (to.fields) {
    const casters = to.fields.map((field) => elementCaster(from, field.dtype));
    return (element) => casters.map((cast) => cast(element));
  }
  if (from.fields) {
    if (from.fields.length !== 1) return cannotCast(from, to);
    const cast = elementCaster(from.fields[0].dtype, to);
    return (element) => cast((element as readonly Element[])[0]);
  }
  if (to.subarray && !from.subarray) {
    const cast = elementCaster(from, to.subarray.base);
    const count = to.subarray.shape.reduce((n, length) => n * length, 1);
    return (element) => new Array<Element>(count).fill(cast(element));
  }
  if (to.kind === "V" && !from.subarray && !to.subarray)
    return (element) => {
      const item = new Uint8Array(to.itemsize);
      const own = element instanceof Uint8Array ? element : elementBytes(from, element);
      item.set(own.subarray(0, to.itemsize));
      return item;
    };
  return () => notKnown("a void element");
}

/** Texts as their UTF-8 bytes, of which those stay that have room. */
function utf8Caster(itemsize: number): Caster {
  if (itemsize === 0) return () => notKnown("bytes without a length");
  return (element) => {
    const own = typeof element === "string" ? new TextEncoder().encode(element) : notKnown("a missing text");
    const item = new Uint8Array(itemsize);
    item.set(own.subarray(0, itemsize));
    return item;
  };
}

function cannotCast(from: DType, to: DType): never {
  return raise(
    "TypeError",
    `Cannot cast array data from ${dtypeRepr(from)} to ${dtypeRepr(to)} according to the rule 'unsafe'`,
  );
}
