import { elementsOf } from "../../ndarray/access.ts";
import { byChar, bytes, type DType, float64, str } from "../../ndarray/dtypes/dtype.ts";
import type { Element } from "../../ndarray/element.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { pushAll } from "../../ndarray/spread.ts";
import { none, pyStr, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone } from "../calls/bind.ts";
import { axes, boolean, dtype, int, text } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { linesOf, unpacked, withNdmin } from "./lines.ts";
import { arrayOf, parseNumber } from "./numbers.ts";
import { type Splitting, wordsOf } from "./words.ts";

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
    const convert = converterOf(given.converters, given.encoding, context);
    const read = toArray(rows, given.dtype, given.usecols, convert);
    return unpacked(withNdmin(read, given.ndmin), given.unpack);
  },
);

function commentMarks(value: Value, context: Context): readonly string[] {
  if (value.t === "none") return [];
  if (value.t === "str" && value.v !== undefined) return [value.v];
  const items = itemsOf(value, context) ?? notKnown("comment marks");
  return items.map((item) => (item.t === "str" && item.v ? item.v : notKnown("a comment mark")));
}

/** Reads a word of a column by the program's own function; undefined where it has none for the column. */
type Convert = (word: string, column: number, width: number, type: DType) => Element | undefined;

function converterOf(given: Value, encoding: Value, context: Context): Convert | undefined {
  if (given.t === "none") return undefined;
  const asText = (word: string): Value =>
    encoding.t === "str" && encoding.v === "bytes"
      ? { t: "bytes", v: Uint8Array.from(word, (c) => c.charCodeAt(0)) }
      : pyStr(word);
  const by = (converter: Value, word: string, type: DType): Element => {
    const made = asArray(context.call(converter, [asText(word)]), context, type);
    const [element] = elementsOf(made) ?? notKnown("what a converter gives");
    return element;
  };
  if (given.t !== "dict") return (word, _column, _width, type) => by(given, word, type);
  const entries = [...(given.entries?.values() ?? notKnown("converters"))];
  return (word, column, width, type) => {
    const found = entries.find(
      ({ key }) => int.read(key, context) === column || int.read(key, context) === column - width,
    );
    return found && by(found.value, word, type);
  };
}

function toArray(
  rows: readonly string[][],
  asked: DType,
  usecols: readonly number[] | undefined,
  convert: Convert | undefined,
) {
  const columns = chosen(rows, asked, usecols);
  if (unsized(asked) && convert) return notKnown("length of converted texts");
  const type = unsized(asked) ? fitted(asked, rows, columns) : asked;
  const elements: Element[] = [];
  rows.forEach((words, row) => {
    const cells = columns.map((column, i) => {
      const to = fieldType(type, i);
      const made = convert && converted(convert, words, { row, column, to });
      return made ?? element(words[column], to, row, column);
    });
    if (type.fields) elements.push(cells);
    else pushAll(elements, cells);
  });
  const shape = type.fields
    ? [rows.length]
    : rows.length === 0
      ? [0, columns.length || 1]
      : [rows.length, columns.length];
  return arrayOf(elements, type, shape);
}

/** Whatever a converter raises, NumPy says in its own words. */
function converted(
  convert: Convert,
  words: readonly string[],
  { row, column, to }: { readonly row: number; readonly column: number; readonly to: DType },
): Element | undefined {
  try {
    return convert(words[column], column, words.length, to);
  } catch (error) {
    if (error instanceof NumpyError) return refuse(words[column], to, row, column);
    throw error;
  }
}

function refuse(word: string, { type }: DType, row: number, column: number): never {
  return raise(
    "ValueError",
    `could not convert string '${word}' to ${type} at row ${row}, column ${column + 1}.`,
  );
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
  if (usecols && fields !== undefined && usecols.length !== fields)
    raise(
      "TypeError",
      `If a structured dtype is used, the number of columns in \`usecols\` must match the effective number of fields. But ${usecols.length} usecols were given and the number of fields is ${fields}.`,
    );
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
  return refuse(word, type, row, column);
}

register("numpy", { loadtxt });
