import { viewOf } from "../../ndarray/array.ts";
import { bool, complex128, type DType, float64, int64, str } from "../../ndarray/dtypes/dtype.ts";
import { structured } from "../../ndarray/dtypes/structured.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { strRepr } from "../../ndarray/print/quote.ts";
import { greatest, pushAll } from "../../ndarray/spread.ts";
import { none, pyStr, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { boolean, int, text } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../conversion/python.ts";
import { defaults, easily, numbered, type Validation, validated } from "../internals/iotools.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { linesOf, unpacked, withNdmin } from "./lines.ts";
import { arrayOf, parseNumber } from "./numbers.ts";
import { wordsOf } from "./words.ts";

const genfromtxt = op(
  {
    fname: any,
    dtype: opt(any, { t: "dtype", dtype: float64 } as Value),
    comments: orNone(text, "#"),
    delimiter: opt(any, none),
    skip_header: opt(int, 0),
    skip_footer: opt(int, 0),
    converters: opt(any, none),
    missing_values: opt(any, none),
    filling_values: opt(any, none),
    usecols: orNone(any, undefined),
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
    const width = table.rows[0]?.words.length ?? 0;
    const columns = columnsOf(given.usecols, { names: table.names, width }, context);
    const rows = evenRows(table.rows, columns, given);
    const names = columns && table.names ? picked(table.names, columns) : table.names;
    const type =
      given.dtype.t === "none"
        ? autoType(rows, { names, format: given.defaultfmt })
        : narrowed(
            easily(given.dtype, table.names, { format: given.defaultfmt, how: validation(given), context }),
            columns,
          );
    const read = toArray(rows, type, filling(given.filling_values));
    // Records of a given dtype are a view of the rows that were read with nameless fields.
    const shown = type.fields && given.dtype.t !== "none" ? viewOf(read, read.layout) : read;
    return unpacked(withNdmin(shown, given.ndmin), given.unpack);
  },
);

interface Table {
  readonly names: readonly string[] | undefined;
  readonly rows: readonly Row[];
}

/** The words of a line, and its number as NumPy counts: from the first line with words, and the lines that were skipped. */
interface Row {
  readonly words: readonly string[];
  readonly line: number;
}

interface Layouting {
  readonly fname: Value;
  readonly comments: string;
  readonly delimiter: Value;
  readonly skip_header: number;
  readonly skip_footer: number;
  readonly names: Value;
  readonly replace_space: string;
  readonly autostrip: boolean;
}

function tableOf(given: Layouting, context: Context): Table {
  const split = splitter(given.delimiter, given.comments, context);
  const lines = linesOf(given.fname, context).slice(given.skip_header);
  let from = 0;
  let names = nameList(given, context);
  if (given.names.t === "bool" && given.names.v) {
    const at = lines.findIndex((line) => line.replaceAll(given.comments, "").trim() !== "");
    const first = lines[at]?.replace(given.comments, "") ?? "";
    names = validated(
      split(first).map((name) => name.trim()),
      validation(given),
      "f%i",
    );
    from = at + 1;
  }
  const words = lines.map((line, i) => (i < from ? [] : split(line)));
  const first = from > 0 ? from - 1 : words.findIndex(({ length }) => length > 0);
  const rows = words.map((row, i) => ({
    words: row.map((word) => (given.autostrip ? word.trim() : word)),
    line: i - first + 1 + given.skip_header,
  }));
  return { names, rows: rows.filter((row) => row.words.length > 0) };
}

/** How NumPy's LineSplitter cuts a line: only lines that are cut at marks lose the spaces at their ends. */
function splitter(delimiter: Value, comments: string, context: Context): (line: string) => string[] {
  const bare = (line: string) => (comments === "" ? line : line.split(comments)[0]);
  if (delimiter.t === "none" || delimiter.t === "str") {
    const mark = delimiter.t === "str" ? (delimiter.v ?? notKnown("a delimiter")) : "";
    return (line) => {
      const body = bare(line).replace(/^[ \r\n]+|[ \r\n]+$/g, "");
      return body === "" ? [] : mark === "" ? wordsOf(body, atSpaces) : body.split(mark);
    };
  }
  const widths = delimiter.t === "int" ? undefined : itemsOf(delimiter, context);
  const lengths = (widths ?? [delimiter]).map((width) =>
    width.t === "int" && typeof width.v === "number" ? width.v : notKnown("a column's width"),
  );
  return (line) => (widths ? cutAt(bare(line), lengths) : cutEvery(bare(line), lengths[0]));
}

const atSpaces = { delimiter: undefined, comments: [], quote: undefined };

function cutAt(line: string, widths: readonly number[]): string[] {
  let at = 0;
  return line === ""
    ? []
    : widths.map((width) => {
        at += width;
        return line.slice(at - width, at);
      });
}

function cutEvery(line: string, width: number): string[] {
  if (width <= 0) return notKnown("a column's width");
  const count = Math.ceil(line.length / width);
  return Array.from({ length: count }, (_, i) => line.slice(i * width, (i + 1) * width));
}

function nameList(given: Layouting, context: Context): readonly string[] | undefined {
  const { names } = given;
  if (names.t === "none" || names.t === "bool") return undefined;
  const items = names.t === "str" ? names.v?.split(",") : itemsOf(names, context)?.map(textIn);
  return validated(
    (items ?? notKnown("names of columns")).map((name) => name.trim()),
    validation(given),
    "f%i",
  );
}

function textIn(value: Value): string {
  return value.t === "str" && value.v !== undefined ? value.v : notKnown("a column's name");
}

function validation({ replace_space }: { readonly replace_space: string }): Validation {
  return { ...defaults, space: replace_space };
}

/** Returns the numbers of the columns that `usecols` asks for, by number or by name. */
function columnsOf(
  usecols: Value | undefined,
  { names, width }: { readonly names: readonly string[] | undefined; readonly width: number },
  context: Context,
): readonly number[] | undefined {
  if (!usecols) return undefined;
  const items: readonly Value[] =
    usecols.t === "str"
      ? textIn(usecols)
          .split(",")
          .map((name) => pyStr(name.trim()))
      : usecols.t === "int"
        ? [usecols]
        : (itemsOf(usecols, context) ?? notKnown("columns"));
  if (items.length === 0) return undefined;
  return items.map((item) => {
    if (item.t !== "str") {
      const at = int.read(item, context);
      return at < 0 ? at + width : at;
    }
    const at = (names ?? notKnown("names of columns")).indexOf(textIn(item));
    return at >= 0 ? at : raise("ValueError", `${strRepr(textIn(item))} is not in list`);
  });
}

function picked<T>(items: readonly T[], columns: readonly number[]): readonly T[] {
  if (items.length <= columns.length) return items;
  return columns.map((column) => items[column] ?? raise("IndexError", "list index out of range"));
}

/** The fields of the columns that are read. */
function narrowed(type: DType, columns: readonly number[] | undefined): DType {
  if (!columns || !type.fields || type.fields.length <= columns.length) return type;
  return structured(picked(type.fields, columns).map(({ name, dtype }) => ({ name, dtype })));
}

interface Cut {
  readonly max_rows: number | undefined;
  readonly skip_footer: number;
  readonly invalid_raise: boolean;
}

/** The rows that have the columns that are read. Raises for others, or leaves them out. */
function evenRows(
  all: readonly Row[],
  usecols: readonly number[] | undefined,
  { max_rows: most = Number.POSITIVE_INFINITY, skip_footer: footer, invalid_raise: raises }: Cut,
): readonly string[][] {
  const width = usecols?.length ?? all[0]?.words.length ?? 0;
  const rows: string[][] = [];
  const uneven: string[] = [];
  for (const { words, line } of all) {
    if (rows.length >= most) break;
    const read = usecols ? usecols.map((column) => words.at(column)) : words;
    if (read.length === width && read.every((word) => word !== undefined)) rows.push(read as string[]);
    else uneven.push(`    Line #${line} (got ${words.length} columns instead of ${width})`);
  }
  if (uneven.length > 0 && footer > 0) return notKnown("uneven rows before lines that are skipped");
  if (uneven.length > 0 && raises) raise("ValueError", `Some errors were detected !\n${uneven.join("\n")}`);
  return footer > 0 ? rows.slice(0, -footer) : rows;
}

/** Narrowest of NumPy's converters that reads every word of a column. */
function autoType(
  rows: readonly string[][],
  { names, format }: { readonly names: readonly string[] | undefined; readonly format: string },
): DType {
  const width = rows[0]?.length ?? 0;
  const types = Array.from({ length: width }, (_, column) => columnType(rows.map((words) => words[column])));
  const isUniform = types.every((type) => type.kind === types[0].kind);
  if (isUniform && !names && types.length > 0) {
    const widest = types.reduce((a, b) => (b.itemsize > a.itemsize ? b : a));
    return widest;
  }
  return structured(types.map((dtype, i) => ({ name: names?.[i] ?? numbered(format, i), dtype })));
}

function columnType(words: readonly string[]): DType {
  const present = words.map((word) => word.trim()).filter((word) => word !== "");
  if (present.length < words.length) return notKnown("type of a column with missing words");
  if (present.every((word) => /^(true|false)$/i.test(word))) return bool;
  for (const type of [int64, float64, complex128])
    if (present.every((word) => parseNumber(word, type) !== undefined)) return type;
  return str(greatest(words.map((word) => [...word].length)));
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
    else pushAll(elements, cells);
  }
  return arrayOf(elements, type, type.fields ? [rows.length] : [rows.length, rows[0].length]);
}

/** What can't be read is missing: NaN, -1, or what `filling_values` says. */
function cell(word: string, type: DType, fill: number | undefined): Element {
  if (type.kind === "U" && type.itemsize > 0) return [...word].slice(0, type.itemsize / 4).join("");
  if (type.kind === "S" && type.itemsize > 0) return asLatin1(word).slice(0, type.itemsize);
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

function asLatin1(word: string): string {
  return /^[\0-\xff]*$/.test(word) ? word : notKnown("a text that is no latin1");
}

register("numpy", { genfromtxt });
