import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { arrayRepr, arrayStr } from "../../ndarray/print/arrays.ts";
import { floatBits } from "../../ndarray/print/elements.ts";
import {
  type FloatLayout,
  formatPositional,
  formatScientific,
  type Trim,
} from "../../ndarray/print/float.ts";
import { arrayToText } from "../../ndarray/print/lines.ts";
import { pyStr, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone, type Reader } from "../calls/bind.ts";
import { boolean, int, text } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { typeName } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { printerFor } from "./printer.ts";
import { type OptionName, readOptions } from "./state.ts";

const optional = (reader: Reader<Value> = any) => opt(reader, undefined);

/** An array or scalar; NumPy finds out by the attribute that it asks for first. */
function printed(attribute: string): Reader<NDArray> {
  return {
    read: (value) => {
      if (value.t === "ndarray") return value;
      if (value.t === "scalar") return value.cell;
      if (value.t === "unknown" || value.t === "foreign" || value.t === "object") return notKnown("an array");
      return raise("AttributeError", `'${typeName(value)}' object has no attribute '${attribute}'`);
    },
  };
}

const array2string = op(
  {
    a: printed("size"),
    max_line_width: optional(),
    precision: optional(),
    suppress_small: optional(),
    separator: opt(text, " "),
    prefix: opt(text, ""),
    formatter: keyword(optional()),
    threshold: keyword(optional()),
    edgeitems: keyword(optional()),
    sign: keyword(optional()),
    floatmode: keyword(optional()),
    suffix: keyword(opt(text, "")),
    legacy: keyword(optional()),
  },
  ({ a, max_line_width, suppress_small, separator, prefix, suffix, ...named }, context) => {
    const printer = printerWith({ ...named, linewidth: max_line_width, suppress: suppress_small }, context);
    return texts(arrayToText(a, printer, { separator, prefix, suffix }));
  },
);

const short = {
  max_line_width: optional(),
  precision: optional(),
  suppress_small: optional(),
};

const array_repr = op({ arr: printed("size"), ...short }, ({ arr, ...given }, context) =>
  texts(arrayRepr(arr, shortPrinter(given, context))),
);

const array_str = op({ a: printed("shape"), ...short }, ({ a, ...given }, context) =>
  texts(arrayStr(a, shortPrinter(given, context))),
);

type ShortOptions = Readonly<Record<keyof typeof short, Value | undefined>>;

function shortPrinter({ max_line_width, precision, suppress_small }: ShortOptions, context: Context) {
  return printerWith({ linewidth: max_line_width, precision, suppress: suppress_small }, context);
}

function printerWith(given: Readonly<Partial<Record<OptionName, Value>>>, context: Context) {
  return printerFor(context, readOptions(given)) ?? notKnown("the print options");
}

function texts(text: string | undefined): Effect {
  return { kind: "value", value: pyStr(text ?? notKnown("the array's text")) };
}

const floatParameters = {
  x: any,
  precision: orNone(int, undefined),
  unique: opt(boolean, true),
};

const format_float_positional = op(
  {
    ...floatParameters,
    fractional: opt(boolean, true),
    trim: opt(text, "k"),
    sign: opt(boolean, false),
    pad_left: orNone(int, undefined),
    pad_right: orNone(int, undefined),
    min_digits: orNone(int, undefined),
  },
  ({ x, fractional, trim, sign, ...counts }, context) => {
    const layout = { ...floatLayout(counts, trim), fractional, sign };
    if (!fractional && layout.precision === 0)
      raise("ValueError", "precision must be greater than 0 if fractional=False");
    const { value, bits } = floatOf(x, context);
    return texts(formatPositional(value, { ...layout, bits }));
  },
);

const format_float_scientific = op(
  {
    ...floatParameters,
    trim: opt(text, "k"),
    sign: opt(boolean, false),
    pad_left: orNone(int, undefined),
    exp_digits: orNone(int, undefined),
    min_digits: orNone(int, undefined),
  },
  ({ x, trim, sign, ...counts }, context) => {
    const layout = { ...floatLayout(counts, trim), sign };
    const { value, bits } = floatOf(x, context);
    return texts(formatScientific(value, { ...layout, bits }));
  },
);

interface Counts {
  readonly unique: boolean;
  readonly precision?: number;
  readonly pad_left?: number;
  readonly pad_right?: number;
  readonly exp_digits?: number;
  readonly min_digits?: number;
}

/** Checks the numbers that the two functions take. */
function floatLayout({ unique, ...given }: Counts, trim: string): FloatLayout {
  const [precision, padLeft, padRight, expDigits, minDigits] = (
    ["precision", "pad_left", "pad_right", "exp_digits", "min_digits"] as const
  ).map((name) => {
    const count = given[name] ?? -1;
    return given[name] !== undefined && count < 0 ? raise("ValueError", `${name} must be >= 0`) : count;
  });
  if (minDigits > 0 && precision > 0 && minDigits > precision)
    raise("ValueError", "min_digits must be less than or equal to precision");
  if (!unique && precision < 0) raise("TypeError", "in non-unique mode `precision` must be supplied");
  if (!["k", ".", "0", "-"].includes(trim))
    raise("TypeError", `if supplied, trim must be 'k', '.', '0' or '-' found \`${trim.padStart(100)}`);
  return { unique, precision, padLeft, padRight, expDigits, minDigits, trim: trim as Trim };
}

function floatOf(x: Value, context: Context) {
  if (x.t === "float" || x.t === "int") {
    const value = typeof x.v === "object" ? undefined : x.v;
    return { value: Number(value ?? notKnown("a float")), bits: 64 as const };
  }
  if (x.t === "complex" || x.t === "str") raise("TypeError", `must be real number, not ${x.t}`);
  const array = x.t === "scalar" ? x.cell : asArray(x, context);
  if (array.layout.shape.length > 0)
    raise("TypeError", "only 0-dimensional arrays can be converted to Python scalars");
  const [element] = elementsOf(array) ?? notKnown("a float");
  if (typeof element !== "number") return notKnown("a float");
  return { value: element, bits: array.dtype.kind === "f" ? floatBits(array.dtype) : (64 as const) };
}

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const base_repr = op(
  { number: any, base: opt(int, 2), padding: opt(int, 0) },
  ({ number, base, padding }, context) => {
    if (base > digits.length) raise("ValueError", "Bases greater than 36 not handled in base_repr.");
    if (base < 2) raise("ValueError", "Bases less than 2 not handled in base_repr.");
    const value = integerOf(number, context);
    const size = value < 0n ? -value : value;
    const text = size === 0n ? "" : size.toString(base).toUpperCase();
    return texts((value < 0n ? "-" : "") + "0".repeat(Math.max(0, padding)) + text || "0");
  },
);

const binary_repr = op({ num: any, width: orNone(int, undefined) }, ({ num, width }, context) => {
  if (num.t === "float") raise("TypeError", "'float' object cannot be interpreted as an integer");
  return texts(binaryText(integerOf(num, context), width));
});

/** Two's complement where a width is given. */
function binaryText(value: bigint, width: number | undefined): string {
  if (value === 0n) return "0".repeat(width || 1);
  const plain = (value < 0n ? -value : value).toString(2);
  if (value > 0n) {
    checkWidth(width, plain.length);
    return plain.padStart(width ?? 0, "0");
  }
  if (width === undefined) return `-${plain}`;
  const isBoundary = 1n << BigInt(plain.length - 1) === -value;
  const complement = ((1n << BigInt(plain.length + (isBoundary ? 0 : 1))) + value).toString(2);
  checkWidth(width, complement.length);
  return complement.padStart(width, "1");
}

function checkWidth(width: number | undefined, needed: number): void {
  if (width !== undefined && width < needed)
    raise("ValueError", `Insufficient bit width=${width} provided for binwidth=${needed}`);
}

function integerOf(value: Value, context: Context): bigint {
  if (value.t === "int" && typeof value.v !== "object") return BigInt(value.v);
  if (value.t === "float") return BigInt(Math.trunc(value.v ?? notKnown("an integer")));
  if (value.t === "bool") return BigInt(value.v ?? notKnown("an integer"));
  const array = value.t === "scalar" ? value.cell : value.t === "ndarray" ? value : asArray(value, context);
  const [element] = elementsOf(array) ?? notKnown("an integer");
  if (typeof element === "bigint") return element;
  return typeof element === "number" && Number.isInteger(element) ? BigInt(element) : notKnown("an integer");
}

register("numpy", {
  array2string,
  array_repr,
  array_str,
  format_float_positional,
  format_float_scientific,
  base_repr,
  binary_repr,
});
