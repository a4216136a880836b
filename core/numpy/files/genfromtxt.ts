import { viewOf } from "../../ndarray/array.ts";
import { bool, complex128, type DType, float64, int64, str } from "../../ndarray/dtype.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { structured } from "../../ndarray/structured.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone, type Reader } from "../bind.ts";
import { asDType } from "../coerce.ts";
import type { Context } from "../context.ts";
import { op } from "../op.ts";
import { itemsOf } from "../python.ts";
import { axes, boolean, int, text } from "../readers.ts";
import { register } from "../registry.ts";
import { linesOf, unpacked, withNdmin } from "./lines.ts";
import { arrayOf, parseNumber } from "./numbers.ts";
import { wordsOf } from "./words.ts";

/** `dtype=None` asks for a dtype by column. */
const dtypeOrAuto: Reader<DType | "auto"> = {
  read: (value, context) => (value.t === "none" ? "auto" : asDType(value, context)),
};

const genfromtxt = op(
  {
    fname: any,
    dtype: opt(dtypeOrAuto, float64 as DType | "auto"),
    comments: orNone(text, "#"),
    delimiter: opt(any, none),
    skip_header: opt(int, 0),
    skip_footer: opt(int, 0),
    converters: opt(any, none),
    missing_values: opt(any, none),
    filling_values: opt(any, none),
    usecols: orNone(axes, undefined),
    names: opt(any, none),
    excludelist: opt(any, none),
    deletechars: opt(any, none),
    replace_space: opt(text, "_"),
    autostrip: opt(boolean, false),
    case_sensitive: opt(any, none),
    defaultfmt: opt(text, "f%i"),
    unpack: orNone(boolean, false),
    usemask: opt(boolean, false),
    loose: opt(boolean, true),
    invalid_raise: opt(boolean, true),
    max_rows: orNone(int, undefined),
    encoding: opt(any, none),
    ndmin: opt(int, 0),
    like: opt(any, none),
  },
  (given, context) => {
    const untold = [
      given.converters,
      given.missing_values,
      given.excludelist,
      given.deletechars,
      given.case_sensitive,
    ];
    if (given.usemask || untold.some((value) => value.t !== "none"))
      return notKnown("genfromtxt with these options");
    const table = tableOf(given, context);
    const chosenRows = evenRows(table.rows.slice(0, given.max_rows), given.usecols);
    const type =
      given.dtype === "auto" ? autoType(chosenRows, table.names) : namedType(given.dtype, table.names);
    const fill = filling(given.filling_values);
    const read = toArray(chosenRows, type, fill);
    // Records of a given dtype are a view of the rows that were read with nameless fields.
    const shown = type.fields && given.dtype !== "auto" ? viewOf(read, read.layout) : read;
    return unpacked(withNdmin(shown, given.ndmin), given.unpack);
  },
);

interface Table {
  readonly names: readonly string[] | undefined;
  readonly rows: readonly string[][];
}

interface Layouting {
  readonly fname: Value;
  readonly comments: string;
  readonly delimiter: Value;
  readonly skip_header: number;
  readonly skip_footer: number;
  readonly names: Value;
  readonly autostrip: boolean;
}

function tableOf(given: Layouting, context: Context): Table {
  const split = splitter(given.delimiter, given.comments, context);
  let lines = linesOf(given.fname, context).slice(given.skip_header);
  let names = nameList(given.names, context);
  if (given.names.t === "bool" && given.names.v) {
    const at = lines.findIndex((line) => line.replaceAll(given.comments, "").trim() !== "");
    const first = lines[at]?.replace(given.comments, "") ?? "";
    names = split(first).map((name) => cleanName(name));
    lines = lines.slice(at + 1);
  }
  const rows = lines.map(split).filter((words) => words.length > 0);
  const trimmed = rows.map((words) => words.map((word) => (given.autostrip ? word.trim() : word)));
  return { names, rows: given.skip_footer > 0 ? trimmed.slice(0, -given.skip_footer) : trimmed };
}

function splitter(delimiter: Value, comments: string, context: Context): (line: string) => string[] {
  const marks = [comments];
  if (delimiter.t === "none")
    return (line) => wordsOf(line, { delimiter: undefined, comments: marks, quote: undefined });
  if (delimiter.t === "str" && delimiter.v !== undefined) {
    const mark = delimiter.v.trim() === "" && delimiter.v !== "\t" ? undefined : delimiter.v;
    return (line) => wordsOf(line, { delimiter: mark, comments: marks, quote: undefined });
  }
  const widths = delimiter.t === "int" ? undefined : itemsOf(delimiter, context);
  const lengths = (widths ?? [delimiter]).map((width) =>
    width.t === "int" && typeof width.v === "number" ? width.v : notKnown("a column's width"),
  );
  return (line) => fixedWidth(line.split(comments)[0], lengths, widths === undefined);
}

function fixedWidth(line: string, widths: readonly number[], isRepeated: boolean): string[] {
  if (line.trim() === "") return [];
  const words: string[] = [];
  for (let at = 0, i = 0; at < line.length && (isRepeated || i < widths.length); i++) {
    const width = widths[isRepeated ? 0 : i];
    words.push(line.slice(at, at + width));
    at += width;
  }
  return words;
}

function nameList(value: Value, context: Context): readonly string[] | undefined {
  if (value.t === "none" || value.t === "bool") return undefined;
  if (value.t === "str" && value.v !== undefined) return value.v.split(",").map((name) => cleanName(name));
  const items = itemsOf(value, context) ?? notKnown("names of columns");
  return items.map((item) =>
    item.t === "str" && item.v !== undefined ? cleanName(item.v) : notKnown("a column's name"),
  );
}

/** Field names lose what NumPy's NameValidator takes out; spaces become underscores. */
function cleanName(name: string): string {
  return name.trim().replaceAll(/[~!@#$%^&*()\-=+|\]}[{';: /?.>,<]/g, (c) => (c === " " ? "_" : ""));
}

function evenRows(rows: readonly string[][], usecols: readonly number[] | undefined): readonly string[][] {
  const width = rows[0]?.length ?? 0;
  const uneven = rows.flatMap((words, i) =>
    words.length === width ? [] : [`    Line #${i + 1} (got ${words.length} columns instead of ${width})`],
  );
  if (uneven.length > 0 && !usecols) raise("ValueError", `Some errors were detected !\n${uneven.join("\n")}`);
  if (uneven.length > 0) return notKnown("uneven rows");
  return usecols ? rows.map((words) => usecols.map((column) => words.at(column) ?? "")) : rows;
}

/** Narrowest of NumPy's converters that reads every word of a column. */
function autoType(rows: readonly string[][], names: readonly string[] | undefined): DType {
  const width = rows[0]?.length ?? 0;
  const types = Array.from({ length: width }, (_, column) => columnType(rows.map((words) => words[column])));
  const isUniform = types.every((type) => type.kind === types[0].kind);
  if (isUniform && !names && types.length > 0) {
    const widest = types.reduce((a, b) => (b.itemsize > a.itemsize ? b : a));
    return widest;
  }
  return fieldsOf(types, names);
}

function columnType(words: readonly string[]): DType {
  const present = words.map((word) => word.trim()).filter((word) => word !== "");
  if (present.length < words.length) return notKnown("type of a column with missing words");
  if (present.every((word) => /^(true|false)$/i.test(word))) return bool;
  for (const type of [int64, float64, complex128])
    if (present.every((word) => parseNumber(word, type) !== undefined)) return type;
  return str(Math.max(...words.map((word) => [...word].length)));
}

function namedType(type: DType, names: readonly string[] | undefined): DType {
  if (!names) return type;
  if (type.fields) {
    if (type.fields.length !== names.length) return notKnown("renamed fields");
    return { ...type, fields: type.fields.map((field, i) => ({ ...field, name: names[i] })) };
  }
  return fieldsOf(
    names.map(() => type),
    names,
  );
}

function fieldsOf(types: readonly DType[], names: readonly string[] | undefined): DType {
  return structured(types.map((dtype, i) => ({ name: names?.[i] ?? `f${i}`, dtype })));
}

function filling(value: Value): number | undefined {
  if (value.t === "none") return undefined;
  return (value.t === "int" || value.t === "float") && typeof value.v === "number"
    ? value.v
    : notKnown("filling values");
}

function toArray(rows: readonly string[][], type: DType, fill: number | undefined) {
  if (rows.length === 0) return arrayOf([], type, [0]);
  const elements: Element[] = [];
  for (const words of rows) {
    if (type.fields && type.fields.length !== words.length) return notKnown("fields and columns that differ");
    const cells = words.map((word, i) => cell(word, type.fields ? type.fields[i].dtype : type, fill));
    if (type.fields) elements.push(cells);
    else elements.push(...cells);
  }
  return arrayOf(elements, type, type.fields ? [rows.length] : [rows.length, rows[0].length]);
}

/** What can't be read is missing: NaN, -1, or what `filling_values` says. */
function cell(word: string, type: DType, fill: number | undefined): Element {
  if (type.kind === "U" && type.itemsize > 0) return [...word].slice(0, type.itemsize / 4).join("");
  if (type.kind === "S" && type.itemsize > 0) return latin1(word).slice(0, type.itemsize);
  if (type.kind === "b")
    return /^true$/i.test(word.trim())
      ? true
      : /^false$/i.test(word.trim())
        ? false
        : notKnown("a bool as text");
  const value = parseNumber(word, type);
  if (value !== undefined) return value;
  if (type.kind === "f") return fill ?? Number.NaN;
  if (type.kind === "i") return fill ?? -1;
  return notKnown("a missing word of this dtype");
}

function latin1(word: string): string {
  return /^[\0-\xff]*$/.test(word) ? word : notKnown("a text that is no latin1");
}

register("numpy", { genfromtxt });
