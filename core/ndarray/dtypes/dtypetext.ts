import { showUnit } from "../datetime/units.ts";
import { strRepr } from "../print/quote.ts";
import type { DType, Field } from "./dtype.ts";

const classNames: Readonly<Record<string, string>> = {
  "?": "Bool",
  b: "Int8",
  B: "UInt8",
  h: "Int16",
  H: "UInt16",
  i: "Int32",
  I: "UInt32",
  l: "Int64",
  L: "UInt64",
  q: "LongLong",
  Q: "ULongLong",
  e: "Float16",
  f: "Float32",
  d: "Float64",
  g: "LongDouble",
  F: "Complex64",
  D: "Complex128",
  G: "CLongDouble",
  O: "Object",
  S: "Bytes",
  c: "Bytes",
  U: "Str",
  V: "Void",
  M: "DateTime64",
  m: "TimeDelta64",
  T: "String",
};

/** Returns the name of the dtype's class in `numpy.dtypes`, e.g. "Float64DType". */
export function dtypeClass(dtype: DType): string {
  return `${classNames[dtype.char]}DType`;
}

/** Returns `dtype.name`: "float64", "str160", "datetime64[ns]", "void96". */
export function dtypeName(dtype: DType): string {
  const { kind, itemsize } = dtype;
  if (kind === "T") return dtype.type;
  if (kind === "m" || kind === "M") return dtype.type + showUnit(dtype.unit ?? { base: "generic", num: 1 });
  const type = dtype.record ? "record" : dtype.type;
  if ("SUV".includes(kind)) return itemsize === 0 ? type : type + 8 * itemsize;
  return plainName(dtype);
}

/** Returns `dtype.str`, the array protocol's type string: "<f8", "|S5", "<M8[ns]", "|V12". */
export function typeString(dtype: DType): string {
  if (dtype.kind === "T") return stringDTypeText(dtype);
  const order = dtype.byteorder === "=" ? "<" : dtype.byteorder;
  if (dtype.kind === "O") return "|O";
  const size = dtype.kind === "U" ? dtype.itemsize / 4 : dtype.itemsize;
  return `${order}${dtype.kind}${size}${dtype.unit ? showUnit(dtype.unit) : ""}`;
}

/** Returns `str(dtype)`: "float64", ">f8", "<U5", "[('a', '<i4')]". */
export function dtypeText(dtype: DType): string {
  if (dtype.kind === "T") return stringDTypeText(dtype);
  if (dtype.fields) {
    return withScalarType(dtype, structText(dtype, true));
  }
  if (dtype.subarray) return subarrayText(dtype);
  if ("SUV".includes(dtype.kind) || dtype.byteorder === ">") return typeString(dtype);
  return dtypeName(dtype);
}

/** Returns `repr(dtype)`: "dtype('float64')", "dtype([('a', '<i4')])", "StringDType()". */
export function dtypeRepr(dtype: DType): string {
  if (dtype.kind === "T") return stringDTypeText(dtype);
  const align = dtype.align ? ", align=True" : "";
  return `dtype(${constructionText(dtype, false)}${align})`;
}

/** The argument with which `np.dtype` makes the dtype again. In short form numbers are "<i4", in long form 'int32'. */
function constructionText(dtype: DType, isShort: boolean): string {
  if (dtype.fields) {
    return withScalarType(dtype, structText(dtype, false));
  }
  if (dtype.subarray) return subarrayText(dtype);
  return scalarText(dtype, isShort);
}

/** A structured dtype whose scalars are no plain np.void says so. */
function withScalarType({ kind, type, record }: DType, fields: string): string {
  const name = record ? "record" : kind === "V" ? undefined : type;
  return name ? `(numpy.${name}, ${fields})` : fields;
}

function scalarText(dtype: DType, isShort: boolean): string {
  const { kind } = dtype;
  if (kind === "T") return stringDTypeText(dtype);
  if (kind === "O") return "'O'";
  if (kind === "b") return isShort ? "'?'" : "'bool'";
  if (kind === "S" || kind === "V") return dtype.itemsize === 0 ? `'${kind}'` : `'${kind}${dtype.itemsize}'`;
  const order = dtype.byteorder === "|" ? "" : dtype.byteorder === "=" ? "<" : dtype.byteorder;
  if (kind === "U") return dtype.itemsize === 0 ? `'${order}U'` : `'${order}U${dtype.itemsize / 4}'`;
  if (kind === "M" || kind === "m") return `'${typeString(dtype)}'`;
  if (isShort || dtype.byteorder === ">" || dtype.byteorder === "<")
    return `'${order}${kind}${dtype.itemsize}'`;
  return `'${plainName(dtype)}'`;
}

function plainName({ kind, itemsize }: DType): string {
  if (kind === "b") return "bool";
  if (kind === "O") return "object";
  const family = { i: "int", u: "uint", f: "float", c: "complex" }[kind as "i"];
  return family + 8 * itemsize;
}

function subarrayText({ subarray }: DType): string {
  if (!subarray) return "";
  return `(${constructionText(subarray.base, true)}, ${shapeText(subarray.shape)})`;
}

/** A structured dtype as a list of fields, or as a dict where there is padding or, in `str`, alignment. */
function structText(dtype: DType, includesAlign: boolean): string {
  if (isPackedStruct(dtype) && !(includesAlign && dtype.align)) {
    return `[${(dtype.fields ?? []).map(fieldText).join(", ")}]`;
  }
  return structDictText(dtype, includesAlign);
}

function fieldText({ name, title, dtype }: Field): string {
  const label = title === undefined ? strRepr(name) : `(${strRepr(title)}, ${strRepr(name)})`;
  if (!dtype.subarray) return `(${label}, ${constructionText(dtype, true)})`;
  return `(${label}, ${constructionText(dtype.subarray.base, true)}, ${shapeText(dtype.subarray.shape)})`;
}

function structDictText(dtype: DType, includesAlign: boolean): string {
  const fields = dtype.fields ?? [];
  const list = (items: readonly string[]) => `[${items.join(", ")}]`;
  const parts = [
    `'names': ${list(fields.map((field) => strRepr(field.name)))}`,
    `'formats': ${list(fields.map((field) => constructionText(field.dtype, true)))}`,
    `'offsets': ${list(fields.map((field) => String(field.offset)))}`,
  ];
  if (fields.some((field) => field.title !== undefined))
    parts.push(
      `'titles': ${list(fields.map((field) => (field.title === undefined ? "None" : strRepr(field.title))))}`,
    );
  parts.push(`'itemsize': ${dtype.itemsize}`);
  if (includesAlign && dtype.align) parts.push("'aligned': True");
  return `{${parts.join(", ")}}`;
}

/** True when the fields lie as NumPy itself would lay them out, with its padding if aligned. */
function isPackedStruct(dtype: DType): boolean {
  let end = 0;
  for (const { dtype: type, offset } of dtype.fields ?? []) {
    const step = dtype.align ? type.alignment : 1;
    if (offset !== Math.ceil(end / step) * step) return false;
    end = offset + type.itemsize;
  }
  const step = dtype.align ? dtype.alignment : 1;
  return dtype.itemsize === Math.ceil(end / step) * step;
}

function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}

function stringDTypeText({ string }: DType): string {
  const parts: string[] = [];
  if (string?.naObject !== undefined) parts.push(`na_object=${missingText(string.naObject)}`);
  if (string?.coerce === false) parts.push("coerce=False");
  return `StringDType(${parts.join(", ")})`;
}

/** The missing value of a StringDType as `repr` shows it. */
export function missingText(value: unknown): string {
  if (value === undefined) return "";
  const { t, v } = value as { readonly t: string; readonly v?: unknown };
  if (t === "none") return "None";
  if (t === "float") return Number.isNaN(v) ? "nan" : String(v);
  return t === "str" ? strRepr(String(v)) : String(v);
}
