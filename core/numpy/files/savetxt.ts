import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { type DType, float64 } from "../../ndarray/dtypes/dtype.ts";
import { dtypeText } from "../../ndarray/dtypes/dtypetext.ts";
import type { Element } from "../../ndarray/element.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { allExact, isExact } from "../../ndarray/layouts/dim.ts";
import type { Printer } from "../../ndarray/print/elements.ts";
import { type PercentValue, percentFormat } from "../../ndarray/print/percent.ts";
import { strRepr } from "../../ndarray/print/quote.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, opt, type Reader } from "../calls/bind.ts";
import { array, text } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { printerFor } from "../printing/printer.ts";
import { percentValue } from "../strings/mod.ts";
import { reprOf } from "../text.ts";
import { bytesBefore, type FileToUse, pathOrFile, replaceFile } from "./disk.ts";

/** `fmt`: one for all columns or the whole row, or one for each column. */
type Formats = string | readonly string[];

const formats: Reader<Formats> = {
  read: (value: Value, context: Context) => {
    if (value.t === "str") return value.v ?? notKnown("format");
    if (value.t === "int" || value.t === "float" || value.t === "none")
      return raise("ValueError", `invalid fmt: ${reprOf(value, context) ?? notKnown("a format")}`);
    const items = itemsOf(value, context) ?? notKnown("formats");
    return items.map((item) => (item.t === "str" && item.v !== undefined ? item.v : notKnown("a format")));
  },
};

const savetxt = op(
  {
    fname: pathOrFile,
    X: array,
    fmt: opt(formats, "%.18e"),
    delimiter: opt(text, " "),
    newline: opt(text, "\n"),
    header: opt(text, ""),
    footer: opt(text, ""),
    comments: opt(text, "# "),
    encoding: opt(any, none),
  },
  ({ fname, X, fmt, delimiter, newline, header, footer, comments }, context) => {
    const rank = X.shape.length;
    // NumPy opens the file before it looks at the array.
    if (!fname.move)
      replaceFile(fname.path, { size: 0 }, { kind: "exact", data: new Uint8Array(0) }, context);
    if (rank === 0 || rank > 2) raise("ValueError", `Expected 1D or 2D array, got ${rank}D array instead`);
    const rows = linesFor(X, fmt, delimiter, context);
    const marked = (note: string) => (note === "" ? [] : [comments + note.replaceAll("\n", `\n${comments}`)]);
    const lines = rows && [...marked(header), ...rows, ...marked(footer)];
    writeText(fname, lines?.map((line) => line + newline).join(""), context);
    return { kind: "value", value: none };
  },
);

/** Replaces the file, or writes where an open one stands. */
function writeText(
  { path: name, place, isWritten, move }: FileToUse,
  text: string | undefined,
  context: Context,
): void {
  const added = text === undefined ? undefined : new TextEncoder().encode(text);
  const before = place > 0 ? bytesBefore(name, place, context) : new Uint8Array(0);
  if (!added || !before || !isWritten) {
    move?.(undefined);
    replaceFile(name, { size: undefined }, nothing, context);
    return;
  }
  const data = new Uint8Array(before.length + added.length);
  data.set(before);
  data.set(added, before.length);
  move?.(data.length);
  replaceFile(name, { size: data.length }, { kind: "exact", data }, context);
}

/** Returns the text of each row; undefined when it is not known. */
function linesFor(X: NDArray, fmt: Formats, delimiter: string, context: Context): string[] | undefined {
  const { dtype, shape } = X;
  const isTable = shape.length === 2;
  const width = isTable ? shape[1] : (dtype.fields?.length ?? 1);
  if (!isExact(width) || !allExact(shape)) return undefined;
  const format = rowFormat(fmt, width, delimiter, dtype.kind === "c");
  const elements = elementsOf(X);
  const printer = printerFor(context);
  if (!elements || !printer || X.buffer.store.approximate || dtype.kind === "O") return undefined;
  const lines: string[] = [];
  for (let row = 0; row < shape[0]; row++) {
    const cells = isTable ? elements.slice(row * width, (row + 1) * width) : cellsOf(elements[row]);
    const values = cells.flatMap((cell, i) => valuesOf(cell, dtype.fields?.[i].dtype ?? dtype, printer));
    const line = written(format, values, dtype) ?? notKnown("a row's text");
    lines.push(dtype.kind === "c" ? line.replaceAll("+-", "-") : line);
  }
  return lines;
}

function cellsOf(element: Element): readonly Element[] {
  return Array.isArray(element) ? (element as readonly Element[]) : [element];
}

/** A complex number is written as its two parts. */
function valuesOf(cell: Element, dtype: DType, printer: Printer): readonly PercentValue[] {
  if (dtype.kind !== "c") return [percentValue(dtype, cell, printer, false)];
  const { re, im } = cell as { re: number; im: number };
  return [re, im].map((part) => percentValue(float64, part, printer, false));
}

function written(format: string, values: readonly PercentValue[], dtype: DType): string | undefined {
  try {
    return percentFormat(format, values);
  } catch (error) {
    if (!(error instanceof NumpyError) || error.type !== "TypeError") throw error;
    const shown = dtypeText(dtype);
    return raise("TypeError", `Mismatch between array dtype ('${shown}') and format specifier ('${format}')`);
  }
}

function rowFormat(fmt: Formats, width: number, delimiter: string, isComplex: boolean): string {
  if (typeof fmt !== "string") {
    const listed = `[${fmt.map(strRepr).join(", ")}]`;
    if (fmt.length !== width) raise("AttributeError", `fmt has wrong shape.  ${listed}`);
    return fmt.join(delimiter);
  }
  const marks = fmt.split("%").length - 1;
  if (marks === 1) {
    const each = isComplex ? ` (${fmt}+${fmt}j)` : fmt;
    return new Array<string>(width).fill(each).join(delimiter);
  }
  if (marks !== (isComplex ? 2 : 1) * width)
    raise("ValueError", `fmt has wrong number of % formats:  ${fmt}`);
  return fmt;
}

register("numpy", { savetxt });
