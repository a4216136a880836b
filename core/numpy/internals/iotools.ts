import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { type FieldSpec, structured } from "../../ndarray/dtypes/structured.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { NumpyObject, none, pyBool, pyList, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import { stateOf } from "../attributes/objectstate.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { boolean, dtype, text } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { asDType } from "../conversion/coerce.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";

/** What makes field names of titles. */
export interface Validation {
  readonly excluded: readonly string[];
  readonly deleted: string;
  readonly convert: (name: string) => string;
  readonly space: string;
}

export const defaults: Validation = {
  excluded: ["return", "file", "print"],
  deleted: `~!@#$%^&*()-=+~\\|]}[{';: /?.>,<"`,
  convert: (name) => name,
  space: "_",
};

/** Returns the names without what a field's name can't hold; empty ones by their number, repeated ones with a count. */
export function validated(names: readonly string[], how: Validation, format: string): readonly string[] {
  const seen = new Map<string, number>();
  let empty = 0;
  return names.map((name) => {
    let item = how.convert(name).trim();
    if (how.space !== "") item = item.replaceAll(" ", how.space);
    item = [...item].filter((c) => !how.deleted.includes(c)).join("");
    if (item === "") {
      do item = numbered(format, empty++);
      while (names.includes(item));
    } else if (how.excluded.includes(item)) item += "_";
    const count = seen.get(item) ?? 0;
    seen.set(item, count + 1);
    return count > 0 ? `${item}_${count}` : item;
  });
}

/** `format % i` for formats such as "f%i" and "field_%03i". */
export function numbered(format: string, i: number): string {
  const parts = /^([^%]*)%(0?)(\d*)[id]([^%]*)$/.exec(format) ?? notKnown("a format of names");
  const [, before, zero, width, after] = parts;
  return before + String(i).padStart(Number(width || 0), zero ? "0" : " ") + after;
}

function textsIn(value: Value, context: Context): readonly string[] {
  const items = value.t === "str" ? [value] : (itemsOf(value, context) ?? notKnown("names"));
  return items.map((item) => (item.t === "str" ? (item.v ?? notKnown("a name")) : notKnown("a name")));
}

function converterOf(value: Value): Validation["convert"] {
  if (value.t === "none" || (value.t === "bool" && value.v)) return defaults.convert;
  if (value.t === "bool" || (value.t === "str" && value.v?.startsWith("u")))
    return (name) => name.toUpperCase();
  if (value.t === "str" && value.v?.startsWith("l")) return (name) => name.toLowerCase();
  return notKnown("how to change the case of names");
}

/** Names of as many fields as there are. */
function fitted(names: readonly string[], count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => names[i] ?? "");
}

const easyDType = op(
  { ndtype: any, names: orNone(any, undefined), defaultfmt: opt(text, "f%i") },
  ({ ndtype, names, defaultfmt }, context) => {
    const given = names && textsIn(names.t === "str" ? splitAtCommas(names) : names, context);
    return valueEffect({ t: "dtype", dtype: easily(ndtype, given, { format: defaultfmt, context }) });
  },
);

/** Returns the dtype of a table's rows: `easy_dtype`, whose sequence of formats needs no names. */
export function easily(
  ndtype: Value,
  given: readonly string[] | undefined,
  { format, how = defaults, context }: { format: string; how?: Validation; context: Context },
): DType {
  const named = (specs: readonly Pick<FieldSpec, "dtype">[], titles: readonly string[]) => {
    const all = validated(titles, how, format);
    return structured(specs.map((spec, i) => ({ dtype: spec.dtype, name: all[i] })));
  };
  const type = dtypeOrParts(ndtype, context);
  if (Array.isArray(type)) {
    const formats = (type as readonly DType[]).map((each) => ({ dtype: each }));
    return named(formats, fitted(given ?? [], formats.length));
  }
  const whole = type as DType;
  const { fields } = whole;
  if (given && !fields) {
    const repeated = given.map(() => ({ dtype: whole }));
    return named(repeated, given);
  }
  if (given && fields) return named(fields, fitted(given, fields.length));
  if (!fields) return whole;
  const isNumbered = fields.every(({ name }, i) => name === `f${i}`);
  const titles = fields.map(({ name }) => (isNumbered && format !== "f%i" ? "" : name));
  return named(fields, titles);
}

function splitAtCommas(value: Value): Value {
  const whole = value.t === "str" && value.v !== undefined ? value.v : notKnown("names");
  return pyList(whole.split(",").map(pyStr));
}

/** A dtype, or a sequence of dtypes that is none itself. */
function dtypeOrParts(value: Value, context: Context): DType | readonly DType[] {
  try {
    return asDType(value, context);
  } catch (error) {
    if (!(error instanceof NumpyError) || error.type !== "TypeError") throw error;
    const items = itemsOf(value, context) ?? raise(error.type, error.message);
    return items.map((item) => asDType(item, context));
  }
}

/** Returns the dtypes of all fields, those of nested ones in their place. */
export function flattened(type: DType, repeats: boolean): readonly DType[] {
  if (type.fields) return type.fields.flatMap((field) => flattened(field.dtype, repeats));
  if (!type.subarray) return [type];
  const { base, shape } = type.subarray;
  const count = repeats ? shape.reduce((n, length) => n * length, 1) : 1;
  return new Array<DType>(count).fill(base);
}

defineClass("NameValidator", {
  rows: "numpy.lib._iotools.NameValidator",
  call: (self, [names, format], _named, context) => {
    if (!names || names.t === "none") return valueEffect(none);
    const pattern = format?.t === "str" ? (format.v ?? "f%i") : "f%i";
    const all = validated(textsIn(names, context), stateOf<Validation>(self), pattern);
    return valueEffect(pyTuple(all.map(pyStr)));
  },
});

register("numpy.lib._iotools", {
  easy_dtype: easyDType,
  flatten_dtype: op({ ndtype: dtype, flatten_base: opt(boolean, false) }, ({ ndtype, flatten_base }) =>
    valueEffect(pyList(flattened(ndtype, flatten_base).map((each) => ({ t: "dtype", dtype: each })))),
  ),
  has_nested_fields: op({ ndtype: dtype }, ({ ndtype }) =>
    valueEffect(pyBool(ndtype.fields?.some((field) => field.dtype.fields !== undefined) ?? false)),
  ),
  str2bool: op({ value: text }, ({ value }) => {
    const word = value.toUpperCase();
    if (word !== "TRUE" && word !== "FALSE") raise("ValueError", "Invalid boolean");
    return valueEffect(pyBool(word === "TRUE"));
  }),
  NameValidator: op(
    {
      excludelist: orNone(any, undefined),
      deletechars: orNone(text, undefined),
      case_sensitive: opt(any, none),
      replace_space: opt(text, "_"),
    },
    ({ excludelist, deletechars, case_sensitive, replace_space }, context) => {
      const state: Validation = {
        excluded: [...(excludelist ? textsIn(excludelist, context) : []), ...defaults.excluded],
        deleted: deletechars === undefined ? defaults.deleted : `${deletechars}"`,
        convert: converterOf(case_sensitive),
        space: replace_space,
      };
      return valueEffect(new NumpyObject("NameValidator", state));
    },
  ),
});
