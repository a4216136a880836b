import type { NDArray } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { cellElement, textOf, timeCount } from "../../ndarray/casts/pack.ts";
import { zeroOf } from "../../ndarray/contents/fill.ts";
import { convertUnit } from "../../ndarray/datetime/convert.ts";
import { parseDatetime, parseTimedelta } from "../../ndarray/datetime/iso.ts";
import { checkScalarUnit, NaT, type Time } from "../../ndarray/datetime/units.ts";
import { parseUnitName } from "../../ndarray/datetime/unittext.ts";
import {
  byChar,
  bytes,
  type DType,
  datetime64,
  str,
  type TimeUnit,
  timedelta64,
} from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { scalar, unknownScalar } from "../../ndarray/make.ts";
import { none, Scalar, timeOf, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone, positional } from "../calls/bind.ts";
import { dtype, text } from "../calls/readers.ts";
import { allocEffect, copyEffect, valueEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { typeName } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { type Effect, op, type Row } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { dtypeOfScalarType, scalarTypeOf } from "../scalartypes.ts";

const value = positional(opt(any, undefined));

/** `np.float32(x)`: a scalar, or an array of what is a sequence. */
function numberType(type: DType): Row {
  return op({ x: value }, (of, context): Effect => converted(of.x, type, context));
}

function converted(given: Value | undefined, type: DType, context: Context): Effect {
  if (given === undefined) return valueEffect(scalar(type, zeroOf(type)));
  if (given.t === "unknown" || given.t === "foreign") return notKnown("the argument of a scalar type");
  const array = asArray(given, context, type);
  if (array.shape.length === 0) return valueEffect(given === array ? elementValue(array) : new Scalar(array));
  return arrayEffect(given, array);
}

function arrayEffect(given: Value, array: NDArray): Effect {
  if (given === array) return valueEffect(array);
  return given.t === "ndarray" ? copyEffect(given, array) : allocEffect(array);
}

/** `np.complex64(re, im)`. */
function complexType(type: DType): Row {
  return op({ real: value, imag: opt(any, undefined) }, (of, context): Effect => {
    if (of.imag === undefined) return converted(of.real, type, context);
    const [re, im] = [of.real, of.imag].map((part) => realPart(part, context));
    const element = { re: re.re - im.im, im: re.im + im.re };
    return valueEffect(new Scalar(castArray(scalar(byChar.get("D") as DType, element).cell, type)));
  });
}

function realPart(part: Value | undefined, context: Context): { readonly re: number; readonly im: number } {
  if (part === undefined) return { re: 0, im: 0 };
  const cell = asArray(part, context, byChar.get("D"));
  if (cell.shape.length > 0) return notKnown("parts of a complex number");
  return (cellElement(cell) as { re: number; im: number } | undefined) ?? notKnown("a complex number");
}

function textScalar(given: Value | undefined, kind: "U" | "S"): Effect {
  // bytes(5) is five zeros, and other objects give the bytes that they lie in.
  if (kind === "S" && given && given.t !== "bytes" && given.t !== "str") return notKnown("bytes of a count");
  if (kind === "U" && given?.t === "bytes") return notKnown("bytes as text");
  const shown = given === undefined ? "" : (textOf(given) ?? notKnown("an object as text"));
  const { length } = [...shown];
  return valueEffect(scalar(kind === "U" ? str(length) : bytes(length), shown));
}

/** `np.void(b"abc")`, `np.void(8)` and `np.void(data, dtype)`. */
function voidScalar(data: Value | undefined, type: DType | undefined, context: Context): Effect {
  const plain = byChar.get("V") as DType;
  if (!data) return raise("TypeError", "void() takes at least 1 positional argument (0 given)");
  if (["float", "complex", "str", "none"].includes(data.t) && !type)
    return raise("TypeError", `A bytes-like object is required, not '${typeName(data)}'`);
  if (type) return valueEffect(elementValue(asArray(data, context, type)));
  if (data.t === "int" && typeof data.v === "number" && data.v > 0)
    return valueEffect(scalar({ ...plain, itemsize: data.v }, new Uint8Array(data.v)));
  if (data.t === "bytes" && data.v) return valueEffect(scalar({ ...plain, itemsize: data.v.length }, data.v));
  return notKnown("the bytes of a void scalar");
}

/** A unit by its name, or as `np.datetime_data` gives it. */
const unit = orNone<TimeUnit, undefined>(
  {
    read: (value, context) => {
      if (value.t !== "tuple") return parseUnitName(text.read(value, context));
      const [name, count] = value.items;
      const num = count?.t === "int" && typeof count.v === "number" ? count.v : 0;
      if (value.items.length !== 2 || num < 1) return notKnown("a unit of several parts");
      return parseUnitName(`${num}${text.read(name, context)}`);
    },
  },
  undefined,
);

function dateScalar(given: Value | undefined, wanted: TimeUnit | undefined): Effect {
  // The date of the run is not known, but its unit is.
  const now = /^(now|today)$/i.exec((given && textGiven(given)) ?? "")?.[1].toLowerCase();
  if (now !== undefined && wanted?.base !== "generic")
    return valueEffect(unknownScalar(datetime64(wanted ?? { base: now === "now" ? "s" : "D", num: 1 })));
  const { time, unit: own } = dateOf(given, wanted);
  return valueEffect(scalar(datetime64(own), time));
}

function dateOf(
  first: Value | undefined,
  wanted: TimeUnit | undefined,
): { readonly time: Time; readonly unit: TimeUnit } {
  const given = first && timeOf(first);
  const generic: TimeUnit = { base: "generic", num: 1 };
  if (given === undefined || given.t === "none") return { time: NaT, unit: wanted ?? generic };
  const shown =
    given.t === "str" || (given.t === "scalar" && "US".includes(given.dtype.kind))
      ? textOf(given)
      : undefined;
  if (shown !== undefined) return parseDatetime(shown, wanted) ?? notKnown("the current date");
  if (given.t === "scalar" && given.dtype.kind === "M") return inUnit(given.cell, "M", wanted);
  if (given.t === "ndarray" && given.dtype.kind === "M") return notKnown("an array as a date");
  if (given.t === "int" && typeof given.v !== "object")
    return wanted
      ? { time: timeCount(given.v), unit: wanted }
      : raise("ValueError", "Converting an integer to a NumPy datetime requires a specified unit");
  if (given.t === "bool" && !wanted)
    return raise("ValueError", "Converting an integer to a NumPy datetime requires a specified unit");
  if (given.t === "bool" && given.v !== undefined && wanted) return { time: Number(given.v), unit: wanted };
  return notConvertible(given, "datetime");
}

/** The text of a str or bytes, also as a NumPy scalar; undefined for others. */
function textGiven(given: Value): string | undefined {
  if (given.t === "str" || given.t === "bytes") return textOf(given);
  return given.t === "scalar" && "US".includes(given.dtype.kind) ? textOf(given) : undefined;
}

function notConvertible(given: Value, what: "datetime" | "timedelta"): never {
  if (given.t === "unknown" || given.t === "foreign" || given.t === "str" || given.t === "bytes")
    return notKnown(`a ${what}`);
  if (given.t === "int" || given.t === "bool") return notKnown(`a ${what}`);
  return raise("ValueError", `Could not convert object to NumPy ${what}`);
}

function durationScalar(given: Value | undefined, wanted: TimeUnit | undefined): Effect {
  const { time, unit: own } = durationOf(given, wanted);
  return valueEffect(scalar(timedelta64(own), time));
}

function durationOf(
  first: Value | undefined,
  wanted: TimeUnit | undefined,
): { readonly time: Time; readonly unit: TimeUnit } {
  const given = first && timeOf(first);
  const own: TimeUnit = wanted ?? { base: "generic", num: 1 };
  if (given === undefined) return { time: 0, unit: own };
  if (given.t === "none") return { time: NaT, unit: own };
  if (given.t === "int" && typeof given.v !== "object") return { time: timeCount(given.v), unit: own };
  if (given.t === "bool" && given.v !== undefined) return { time: Number(given.v), unit: own };
  const shown = textGiven(given);
  if (shown !== undefined)
    return {
      time: parseTimedelta(shown) ?? raise("ValueError", "Could not convert object to NumPy timedelta"),
      unit: own,
    };
  if (given.t === "scalar" && given.dtype.kind === "m") return inUnit(given.cell, "m", wanted);
  if (given.t === "ndarray" && "miub".includes(given.dtype.kind) && given.shape.length === 0)
    return notKnown("an array as a duration");
  if (given.t === "scalar" && "iub".includes(given.dtype.kind)) {
    const count = cellElement(given.cell) ?? notKnown("a duration");
    return { time: typeof count === "boolean" ? Number(count) : (count as Time), unit: own };
  }
  return notConvertible(given, "timedelta");
}

function inUnit(
  cell: NDArray,
  kind: "m" | "M",
  wanted: TimeUnit | undefined,
): { readonly time: Time; readonly unit: TimeUnit } {
  const time = (cellElement(cell) as Time | undefined) ?? notKnown("a time");
  const own = cell.dtype.unit as TimeUnit;
  if (wanted) checkScalarUnit(kind, time, own, wanted);
  return wanted ? { time: convertUnit(kind, time, own, wanted), unit: wanted } : { time, unit: own };
}

const abstractTypes =
  "generic number integer signedinteger unsignedinteger inexact floating complexfloating flexible character";

function abstractType(name: string): Row {
  return op({ args: value }, (): Effect => raise("TypeError", `cannot create 'numpy.${name}' instances`));
}

function objectOf(given: Value | undefined, context: Context): Effect {
  if (given === undefined) return valueEffect(none);
  if (given.t === "ndarray" && given.shape.length === 0) return notKnown("the object of a 0-d array");
  const isSequence =
    given.t === "list" || given.t === "tuple" || (given.t === "ndarray" && given.shape.length > 0);
  return isSequence
    ? arrayEffect(given, asArray(given, context, dtypeOfScalarType("object_")))
    : valueEffect(given);
}

for (const type of byChar.values()) {
  if ("biuf".includes(type.kind)) register("numpy", { [scalarTypeOf(type)]: numberType(type) });
  if (type.kind === "c") register("numpy", { [scalarTypeOf(type)]: complexType(type) });
}
for (const name of abstractTypes.split(" ")) register("numpy", { [name]: abstractType(name) });

const encoding = { encoding: opt(any, undefined), errors: opt(any, undefined) };

register("numpy", {
  str_: op({ object: value, ...encoding }, (of): Effect => textScalar(of.object, "U")),
  bytes_: op({ object: value, ...encoding }, (of): Effect => textScalar(of.object, "S")),
  void: op({ data: opt(any, undefined), dtype: orNone(dtype, undefined) }, (of, context) =>
    voidScalar(of.data, of.dtype, context),
  ),
  object_: op({ object: value }, (of, context) => objectOf(of.object, context)),
  datetime64: op(
    { object: value, unit: opt(unit, undefined) },
    (of): Effect => dateScalar(of.object, of.unit),
  ),
  timedelta64: op(
    { object: value, unit: opt(unit, undefined) },
    (of): Effect => durationScalar(of.object, of.unit),
  ),
});
