import { NaT } from "./datetime/units.ts";
import type { DType } from "./dtype.ts";
import { dtypeText } from "./dtypetext.ts";
import type { Complex, Element } from "./element.ts";
import { notKnown, raise } from "./error.ts";
import { roundToHalf } from "./float16.ts";
import {
  complexText,
  float32Text,
  floatText,
  parseComplex,
  parseFloating,
  parseInteger,
} from "./numbertext.ts";
import { asciiOnly, pack, textOf, unpack } from "./pack.ts";
import type { Value } from "./value.ts";

/** Turns an element of one dtype into one of another. Throws NumpyError or NotKnown. */
export type Caster = (element: Element) => Element;

/** Returns how `astype` turns elements of `from` into elements of `to`, wrapping and truncating as C does on x86-64. */
export function elementCaster(from: DType, to: DType): Caster {
  if (to.kind === "O") return (element) => unpack(element, from) as Element;
  if (from.kind === "O") return (element) => fromObject(element as unknown as Value | undefined, to);
  if (from.kind === "V" || to.kind === "V") return voidCaster(from, to);
  if (to.kind === "U" || to.kind === "S" || to.kind === "T") return textCaster(from, to);
  if (from.kind === "U" || from.kind === "S" || from.kind === "T") return parser(from, to);
  if (to.kind === "m" || to.kind === "M") return timeCaster(from, to);
  return numberCaster(from, to);
}

function numberCaster(from: DType, to: DType): Caster {
  if (to.kind === "b") return (element) => isTrue(element);
  if (to.kind === "c") return (element) => roundComplex(asComplex(element), to);
  if (to.kind === "f") return (element) => roundFloat(real(element), to);
  if (from.kind === "f" || from.kind === "c") return (element) => floatToInteger(real(element), to);
  return (element) =>
    wrapInteger(typeof element === "boolean" ? Number(element) : (element as number | bigint), to);
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
  if (to.kind === "i") return NaT;
  if (inRange(whole, 2 ** 63, 2 ** 64)) return BigInt(whole);
  return value > 0 ? 0 : 2n ** 63n;
}

function inRange(value: number, lo: number, end: number): boolean {
  return value >= lo && value < end;
}

function timeCaster(from: DType, to: DType): Caster {
  if (from.kind === "f" || from.kind === "c") return (element) => floatToInteger(real(element), to);
  if (from.kind === "m" || from.kind === "M") {
    if (from.unit?.base === to.unit?.base && from.unit?.num === to.unit?.num) return (element) => element;
    return (element) => (element === NaT ? NaT : notKnown("another time unit"));
  }
  return (element) =>
    wrapInteger(typeof element === "boolean" ? Number(element) : (element as number | bigint), to);
}

/** Numbers and times to str, bytes or StringDType. Longer text is cut where the element is written. */
function textCaster(from: DType, to: DType): Caster {
  const show = shower(from);
  if (to.kind !== "S") return (element) => show(element);
  return from.kind === "S" ? show : (element) => asciiOnly(show(element));
}

/** Returns how elements of a dtype print as text (`str` of the scalar). */
export function shower(from: DType): (element: Element) => string {
  const { kind, itemsize } = from;
  if (kind === "b") return (element) => (element ? "True" : "False");
  if (kind === "f") return (element) => (itemsize > 4 ? floatText : float32Text)(element as number);
  if (kind === "c") {
    const part = itemsize > 8 ? floatText : float32Text;
    return (element) => complexText((element as Complex).re, (element as Complex).im, part);
  }
  if (kind === "m" || kind === "M") return () => notKnown("a datetime as text");
  return (element) => String(element);
}

/** Text to numbers and times. */
function parser(from: DType, to: DType): Caster {
  const shown = (text: string) =>
    from.kind === "U" ? `np.str_('${text}')` : from.kind === "S" ? `np.bytes_(b'${text}')` : `'${text}'`;
  if (to.kind === "b") return (element) => (element as string).length > 0;
  if (to.kind === "i" || to.kind === "u")
    return (element) =>
      wrapInteger(
        parseInteger(element as string) ??
          raise("ValueError", `invalid literal for int() with base 10: ${shown(element as string)}`),
        to,
      );
  if (to.kind === "f")
    return (element) =>
      parseFloating(element as string) ??
      raise("ValueError", `could not convert string to float: ${shown(element as string)}`);
  if (to.kind === "c")
    return (element) =>
      parseComplex(element as string) ?? raise("ValueError", "complex() arg is a malformed string");
  return () => notKnown("text as a datetime");
}

function fromObject(value: Value | undefined, to: DType): Element {
  const given: Value = value ?? { t: "none" };
  if (to.kind === "U" || to.kind === "S") return textOf(given) ?? notKnown("an object as text");
  return pack(given, to) ?? notKnown("an object");
}

function voidCaster(from: DType, to: DType): Caster {
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
  return () => notKnown("a void element");
}

function cannotCast(from: DType, to: DType): never {
  return raise(
    "TypeError",
    `Cannot cast array data from dtype(${dtypeText(from)}) to dtype('${dtypeText(to)}') according to the rule 'unsafe'`,
  );
}
