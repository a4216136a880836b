import { type Doubt, noDoubt, offBy } from "../contents/doubt.ts";
import { formatDatetime } from "../datetime/iso.ts";
import { NaT, type Time } from "../datetime/units.ts";
import type { DType, TimeUnit } from "../dtypes/dtype.ts";
import type { Complex, Element } from "../element.ts";
import { notKnown, raise } from "../error.ts";
import type { Value } from "../value.ts";
import type { FloatBits } from "./digits.ts";
import { floatFormatter } from "./floats.ts";
import type { PrintOptions } from "./options.ts";
import { bytesRepr, strRepr } from "./quote.ts";

/** Writes one element of an array. */
export type Formatter = (element: Element) => string;

/** What printing asks of whoever runs the program. */
export interface Printer {
  readonly options: PrintOptions;
  /** Arrays that are being printed: one that holds itself is shown as "..." within. */
  readonly open: Set<unknown>;
  /** `repr()` of a Python value; undefined when it can't be known. */
  repr(value: Value): string | undefined;
  /** How much the numbers may differ from the real ones; printed is only what is the same for all that they may be. */
  readonly doubt?: Doubt;
  /** The program's own formatter for one of NumPy's kinds of elements ("float", "int", "numpystr", ...). */
  custom(kind: string): ((element: Element, dtype: DType) => string) | undefined;
}

/** Returns how the elements of an array are written, all to one width. `isCell`: they are the one element of a 0-d array. */
export function formatterOf(
  dtype: DType,
  elements: readonly Element[],
  isCell: boolean,
  printer: Printer,
): Formatter {
  const { error } = printer.doubt ?? noDoubt;
  if (error === Number.POSITIVE_INFINITY || (error > 0 && "SUT".includes(dtype.kind)))
    return notKnown("the elements");
  if (dtype.fields && dtype.kind === "V") return structFormatter(dtype, elements, isCell, printer);
  const custom = printer.custom(kindName(dtype));
  if (custom) return (element) => custom(element, dtype);
  return plainFormatters[dtype.kind](elements, dtype, isCell, printer);
}

type Maker = (elements: readonly Element[], dtype: DType, isCell: boolean, printer: Printer) => Formatter;

const plainFormatters: Readonly<Record<DType["kind"], Maker>> = {
  b: (_elements, _dtype, isCell) => (element) => (element ? (isCell ? "True" : " True") : "False"),
  i: (elements, _dtype, _isCell, { options }) => integerFormatter(elements as readonly Time[], options.sign),
  u: (elements, _dtype, _isCell, { options }) => integerFormatter(elements as readonly Time[], options.sign),
  f: (elements, dtype, isCell, { options, doubt }) => {
    const write = floatFormatter(elements as readonly number[], floatBits(dtype), options, isCell, doubt);
    return (element) => write(element as number);
  },
  c: (elements, dtype, isCell, { options, doubt }) =>
    complexFormatter(elements as readonly Complex[], dtype, options, isCell, doubt),
  m: (elements) => timeFormatter(elements as readonly Time[], String),
  M: (elements, dtype, _isCell, { options }) =>
    datetimeFormatter(elements as readonly Time[], dtype, options),
  S: () => (element) => bytesRepr(element as string),
  U: () => (element) => strRepr(element as string),
  T: (_elements, _dtype, _isCell, printer) => (element) =>
    typeof element === "string" ? strRepr(element) : reprIn(element as Value, printer),
  V: () => (element) => voidText(element as Uint8Array),
  O: (_elements, _dtype, _isCell, printer) => (element) => {
    const text = reprIn(doubted(element as Value, printer.doubt), printer);
    return (element as Value).t === "list" ? `list(${text})` : text;
  },
};

/** A float with how much it may differ, as the elements of an array that holds objects. */
function doubted(value: Value, doubt: Doubt | undefined): Value {
  if (!doubt || value?.t !== "float" || value.v === undefined) return value;
  return { ...value, error: Math.max(offBy(doubt, value.v), value.error ?? 0) };
}

/** Returns a printer of numbers that may differ from the real ones. */
export function printerInDoubt(printer: Printer, { error, relative }: Doubt): Printer {
  return error > (printer.doubt?.error ?? 0) ? { ...printer, doubt: { error, relative } } : printer;
}

/** The width in bits of the floats in a float or complex dtype. */
export function floatBits({ kind, itemsize }: DType): FloatBits {
  const bits = (kind === "c" ? itemsize / 2 : itemsize) * 8;
  return bits > 64 ? 80 : (bits as FloatBits);
}

/** Returns `str()` of a plain void element: "b'\x00\xFF'". */
export function voidText(raw: Uint8Array): string {
  return `b'${Array.from(raw, (byte) => `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("")}'`;
}

/** NumPy's name of a dtype among the keys of a `formatter` dict. */
function kindName({ kind, itemsize }: DType): string {
  if (kind === "f") return itemsize > 8 ? "longfloat" : "float";
  if (kind === "c") return itemsize > 16 ? "longcomplexfloat" : "complexfloat";
  const names = { b: "bool", i: "int", u: "int", m: "timedelta", M: "datetime", O: "object", V: "void" };
  return names[kind as "b"] ?? "numpystr";
}

function integerFormatter(elements: readonly Time[], sign: PrintOptions["sign"]): Formatter {
  if (elements.length === 0) return (element) => String(element);
  const [min, max] = extremes(elements);
  const shown = sign === " " && min < 0 ? "-" : sign;
  const width = Math.max(String(max).length + (max >= 0 && shown !== "-" ? 1 : 0), String(min).length);
  const plus = shown === "-" ? "" : shown;
  return (element) => ((element as Time) < 0 ? String(element) : plus + String(element)).padStart(width);
}

/** Returns the least and the greatest of some integers. */
function extremes(elements: readonly Time[]): readonly [min: Time, max: Time] {
  let min = elements[0];
  let max = elements[0];
  for (const element of elements) {
    if (element < min) min = element;
    if (element > max) max = element;
  }
  return [min, max];
}

function complexFormatter(
  elements: readonly Complex[],
  dtype: DType,
  options: PrintOptions,
  isCell: boolean,
  doubt: Doubt | undefined,
): Formatter {
  const isOld = options.legacy <= 113;
  const bits = floatBits(dtype);
  const re = floatFormatter(
    elements.map((element) => element.re),
    bits,
    isOld ? { ...options, floatmode: "maxprec_equal" } : options,
    isCell,
    doubt,
  );
  const im = floatFormatter(
    elements.map((element) => element.im),
    bits,
    { ...options, sign: "+", floatmode: isOld ? "maxprec" : options.floatmode },
    isCell,
    doubt,
  );
  return (element) => {
    const { re: real, im: imaginary } = element as Complex;
    return re(real) + im(imaginary).replace(/( *)$/, "j$1");
  };
}

function datetimeFormatter(elements: readonly Time[], dtype: DType, { legacy }: PrintOptions): Formatter {
  const unit = dtype.unit as TimeUnit;
  const write = (time: Time) => `'${timeText(time, unit)}'`;
  if (legacy <= 113) return (element) => write(element as Time);
  return timeFormatter(elements, write);
}

/** NumPy does not write a time of no unit. */
export function timeText(time: Time, unit: TimeUnit): string {
  if (unit.base === "generic" && time !== NaT)
    raise("ValueError", "Cannot convert a NumPy datetime value other than NaT with generic units");
  return formatDatetime(time, unit);
}

/** The width is that of the earliest and of the latest time, and of NaT where there is one. */
function timeFormatter(elements: readonly Time[], write: (time: Time) => string): Formatter {
  const times = elements.filter((element) => element !== NaT);
  let width = 0;
  if (times.length > 0) {
    const [min, max] = extremes(times);
    width = Math.max(write(min).length, write(max).length);
  }
  if (times.length < elements.length) width = Math.max(width, 5);
  return (element) => (element === NaT ? "'NaT'" : write(element as Time)).padStart(width);
}

function structFormatter(
  { fields = [] }: DType,
  elements: readonly Element[],
  isCell: boolean,
  printer: Printer,
): Formatter {
  const writers = fields.map(({ dtype }, i) => {
    const column = elements.map((element) => (element as readonly Element[])[i]);
    if (!dtype.subarray) return formatterOf(dtype, column, isCell, printer);
    const { base, shape } = dtype.subarray;
    const write = formatterOf(base, (column as readonly (readonly Element[])[]).flat(), false, printer);
    return (element: Element) => subarrayText(element as readonly Element[], shape, write, printer.options);
  });
  return (element) => {
    const parts = writers.map((write, i) => write((element as readonly Element[])[i]));
    return parts.length === 1 ? `(${parts[0]},)` : `(${parts.join(", ")})`;
  };
}

/** A sub-array field is written on one line. */
function subarrayText(
  elements: readonly Element[],
  shape: readonly number[],
  write: Formatter,
  { threshold, edgeitems }: PrintOptions,
): string {
  const isLong = elements.length > threshold;
  const text = (axis: number, start: number): string => {
    if (axis === shape.length) return write(elements[start]);
    const step = shape.slice(axis + 1).reduce((n, length) => n * length, 1);
    const item = (i: number) => text(axis + 1, start + i * step);
    const length = shape[axis];
    const all = Array.from({ length }, (_, i) => i);
    if (!isLong || length <= 2 * edgeitems) return `[${all.map(item).join(", ")}]`;
    const [first, last] = [all.slice(0, edgeitems), all.slice(length - edgeitems)];
    return `[${[...first.map(item), "...", ...last.map(item)].join(", ")}]`;
  };
  return text(0, 0);
}

function reprIn(value: Value | undefined, printer: Printer): string {
  // A null pointer in an object array reads as None.
  if (value === undefined) return "None";
  return printer.repr(value) ?? notKnown("repr of an element");
}
