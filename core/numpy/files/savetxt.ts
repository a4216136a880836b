import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { nothing } from "../../ndarray/contents.ts";
import { allExact } from "../../ndarray/dim.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, opt, type Reader } from "../bind.ts";
import type { Context } from "../context.ts";
import { op } from "../op.ts";
import { itemsOf } from "../python.ts";
import { array, text } from "../readers.ts";
import { register } from "../registry.ts";
import { path, replaceFile } from "./disk.ts";
import { formatted } from "./percent.ts";

const formats: Reader<string | readonly string[]> = {
  read: (value: Value, context: Context) => {
    if (value.t === "str") return value.v ?? notKnown("format");
    const items = itemsOf(value, context) ?? notKnown("formats");
    return items.map((item) => (item.t === "str" && item.v !== undefined ? item.v : notKnown("a format")));
  },
};

const savetxt = op(
  {
    fname: path,
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
    replaceFile(fname, { size: 0 }, { kind: "exact", data: new Uint8Array(0) }, context);
    if (rank === 0 || rank > 2) raise("ValueError", `Expected 1D or 2D array, got ${rank}D array instead`);
    const rows = linesFor(X, fmt, delimiter);
    const marked = (note: string) => (note === "" ? [] : [comments + note.replaceAll("\n", `\n${comments}`)]);
    const lines = rows && [...marked(header), ...rows, ...marked(footer)];
    const data = lines && new TextEncoder().encode(lines.map((line) => line + newline).join(""));
    replaceFile(fname, { size: data?.length }, data ? { kind: "exact", data } : nothing, context);
    return { kind: "value", value: none };
  },
);

/** Returns the text of each row; undefined when it is not known. */
function linesFor(X: NDArray, fmt: string | readonly string[], delimiter: string): string[] | undefined {
  const elements = elementsOf(X);
  if (!elements || !allExact(X.shape) || X.dtype.kind === "c" || X.buffer.store.approximate) return undefined;
  const isTable = X.shape.length === 2;
  const width = isTable ? X.shape[1] : (X.dtype.fields?.length ?? 1);
  const format = rowFormat(fmt, width, delimiter);
  const lines: string[] = [];
  const count = X.shape[0];
  for (let row = 0; row < count; row++) {
    const cells = isTable ? elements.slice(row * width, (row + 1) * width) : cellsOf(elements[row]);
    const line = formatted(format, cells, X.dtype);
    if (line === undefined) return undefined;
    lines.push(line);
  }
  return lines;
}

function cellsOf(element: Element): readonly Element[] {
  return Array.isArray(element) ? (element as readonly Element[]) : [element];
}

function rowFormat(fmt: string | readonly string[], width: number, delimiter: string): string {
  if (typeof fmt !== "string") {
    if (fmt.length !== width) raise("AttributeError", `fmt has wrong shape.  ${fmt.join(", ")}`);
    return fmt.join(delimiter);
  }
  const marks = fmt.split("%").length - 1;
  return marks === 1 ? new Array<string>(width).fill(fmt).join(delimiter) : fmt;
}

register("numpy", { savetxt });
