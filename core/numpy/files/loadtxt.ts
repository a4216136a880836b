import { byChar, bytes, type DType, float64, str } from "../../ndarray/dtype.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone } from "../bind.ts";
import type { Context } from "../context.ts";
import { op } from "../op.ts";
import { itemsOf } from "../python.ts";
import { axes, boolean, dtype, int, text } from "../readers.ts";
import { register } from "../registry.ts";
import { linesOf, unpacked, withNdmin } from "./lines.ts";
import { arrayOf, parseNumber } from "./numbers.ts";

/** How lines are split into words. */
interface Splitting {
  readonly delimiter: string | undefined;
  readonly comments: readonly string[];
  readonly quote: string | undefined;
}

const loadtxt = op(
  {
    fname: any,
    dtype: opt(dtype, float64),
    comments: opt(any, { t: "str", v: "#" } as Value),
    delimiter: orNone(text, undefined),
    converters: opt(any, none),
    skiprows: opt(int, 0),
    usecols: orNone(axes, undefined),
    unpack: opt(boolean, false),
    ndmin: opt(int, 0),
    encoding: opt(any, none),
    max_rows: orNone(int, undefined),
    quotechar: keyword(orNone(text, undefined)),
    like: keyword(opt(any, none)),
  },
  (given, context) => {
    if (given.converters.t !== "none") return notKnown("text through converters");
    if (![0, 1, 2].includes(given.ndmin))
      raise("ValueError", `Illegal value of ndmin keyword: ${given.ndmin}`);
    const splitting: Splitting = {
      delimiter: given.delimiter,
      comments: commentMarks(given.comments, context),
      quote: given.quotechar,
    };
    const rows = linesOf(given.fname, context)
      .slice(given.skiprows)
      .map((line) => wordsOf(line, splitting))
      .filter((words) => words.length > 0)
      .slice(0, given.max_rows);
    const read = toArray(rows, given.dtype, given.usecols);
    return unpacked(withNdmin(read, given.ndmin), given.unpack);
  },
);

function commentMarks(value: Value, context: Context): readonly string[] {
  if (value.t === "none") return [];
  if (value.t === "str" && value.v !== undefined) return [value.v];
  const items = itemsOf(value, context) ?? notKnown("comment marks");
  return items.map((item) => (item.t === "str" && item.v ? item.v : notKnown("a comment mark")));
}

/** Returns the words of one line without its comment; none for an empty line. */
export function wordsOf(line: string, { delimiter, comments, quote }: Splitting): string[] {
  let end = line.length;
  for (const mark of comments) {
    const at = outsideQuotes(line, mark, quote);
    if (at >= 0) end = Math.min(end, at);
  }
  const body = line.slice(0, end);
  if (delimiter === undefined || delimiter === "") {
    const words = body.trim() === "" ? [] : body.trim().split(/\s+/);
    return quote ? notQuoted(words, quote) : words;
  }
  if (body.trim() === "") return [];
  return quote ? notQuoted(body.split(delimiter), quote) : body.split(delimiter);
}

function outsideQuotes(line: string, mark: string, quote: string | undefined): number {
  const at = line.indexOf(mark);
  return quote !== undefined && at >= 0 && line.includes(quote) ? notKnown("a comment beside quotes") : at;
}

/** Takes the quotes off words that are quoted as a whole. */
function notQuoted(words: readonly string[], quote: string): string[] {
  return words.map((word) => {
    if (!word.includes(quote)) return word;
    const inner = word.slice(1, -1);
    const isWhole =
      word.length > 1 && word.startsWith(quote) && word.endsWith(quote) && !inner.includes(quote);
    return isWhole ? inner : notKnown("quotes inside a word");
  });
}

function toArray(rows: readonly string[][], asked: DType, usecols: readonly number[] | undefined) {
  const columns = chosen(rows, asked, usecols);
  const type = unsized(asked) ? fitted(asked, rows, columns) : asked;
  const elements: Element[] = [];
  rows.forEach((words, row) => {
    const cells = columns.map((column, i) => element(words[column], fieldType(type, i), row, column));
    if (type.fields) elements.push(cells);
    else elements.push(...cells);
  });
  const shape = type.fields
    ? [rows.length]
    : rows.length === 0
      ? [0, columns.length || 1]
      : [rows.length, columns.length];
  return arrayOf(elements, type, shape);
}

function fieldType(type: DType, column: number): DType {
  return type.fields ? type.fields[column].dtype : type;
}

/** Returns the columns to read from each row; raises where a row does not have them. */
function chosen(
  rows: readonly string[][],
  type: DType,
  usecols: readonly number[] | undefined,
): readonly number[] {
  const fields = type.fields?.length;
  const width = rows[0]?.length ?? fields ?? 0;
  rows.forEach((words, row) => {
    if (usecols) {
      for (const column of usecols)
        if (column >= words.length || column < -words.length)
          raise(
            "ValueError",
            `invalid column index ${column} at row ${row + 1} with ${words.length} columns`,
          );
    } else if (fields !== undefined && words.length !== fields) {
      raise(
        "ValueError",
        `the dtype passed requires ${fields} columns but ${words.length} were found at row ${row + 1}; use \`usecols\` to select a subset and avoid this error`,
      );
    } else if (words.length !== width) {
      raise(
        "ValueError",
        `the number of columns changed from ${width} to ${words.length} at row ${row + 1}; use \`usecols\` to select a subset and avoid this error`,
      );
    }
  });
  if (usecols && rows.some((words) => words.length !== width) && usecols.some((column) => column < 0))
    return notKnown("columns from the end of uneven rows");
  return usecols
    ? usecols.map((column) => (column < 0 ? column + width : column))
    : Array.from({ length: width }, (_, i) => i);
}

function unsized({ kind, itemsize }: DType): boolean {
  return (kind === "U" || kind === "S") && itemsize === 0;
}

/** The string dtype that holds the longest word. */
function fitted(type: DType, rows: readonly string[][], columns: readonly number[]): DType {
  const longest = Math.max(1, ...rows.flatMap((words) => columns.map((column) => [...words[column]].length)));
  return type.kind === "U" ? str(longest) : bytes(longest);
}

function element(word: string, type: DType, row: number, column: number): Element {
  if (type.kind === "U") return [...word].slice(0, type.itemsize / 4).join("");
  if (type.kind === "S") return word.slice(0, type.itemsize);
  if (!byChar.has(type.char) || !"biufc".includes(type.kind)) return notKnown("text of this dtype");
  const value = parseNumber(word, type);
  if (value !== undefined) return value;
  return raise(
    "ValueError",
    `could not convert string '${word}' to ${type.type} at row ${row}, column ${column + 1}.`,
  );
}

register("numpy", { loadtxt });
