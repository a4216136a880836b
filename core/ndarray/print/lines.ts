import type { NDArray } from "../array.ts";
import { notKnown } from "../error.ts";
import { isExact } from "../layouts/dim.ts";
import { size } from "../layouts/layout.ts";
import { type Formatter, formatterOf, type Printer, printerInDoubt } from "./elements.ts";
import { type Grid, gridOf } from "./grid.ts";

/** What stands around the text of an array. */
export interface Surroundings {
  readonly separator?: string;
  /** Text before the array on its first line; later lines are indented by its length. */
  readonly prefix?: string;
  /** Text after it, for which room is kept. */
  readonly suffix?: string;
}

/** Returns `np.array2string(array)` under the printer's options; throws NotKnown when something shown is not known. */
export function arrayToText(array: NDArray, printer: Printer, around: Surroundings = {}): string {
  const count = size(array.layout);
  if (!isExact(count)) return notKnown("the array's length");
  if (count === 0) return "[]";
  if (printer.open.has(array)) return "...";
  printer.open.add(array);
  try {
    return pageText(array, count, printerInDoubt(printer, array.buffer.store), around);
  } finally {
    printer.open.delete(array);
  }
}

function pageText(
  array: NDArray,
  count: number,
  printer: Printer,
  { separator = " ", prefix = "", suffix = "" }: Surroundings,
): string {
  const { options } = printer;
  const isLong = count > options.threshold;
  const grid = gridOf(array, isLong ? options.edgeitems : undefined) ?? notKnown("the array's elements");
  // Without edges NumPy looks at all elements, and shows the last one of each axis.
  const all = isLong && options.edgeitems === 0 ? gridOf(array)?.elements : grid.elements;
  const elements = all ?? notKnown("the array's elements");
  const write = formatterOf(grid.dtype, elements, grid.shape.length === 0, printer);
  const width = options.legacy > 113 ? options.linewidth - suffix.length : options.linewidth;
  const page: Page = { grid, write, separator, isOld: options.legacy <= 113, isLong };
  return textOf(page, 0, 0, " ".repeat(1 + prefix.length), width);
}

interface Page {
  readonly grid: Grid;
  readonly write: Formatter;
  readonly separator: string;
  readonly isOld: boolean;
  readonly isLong: boolean;
}

/** Text of the part of the grid from element `start` on, from `axis` inwards. */
function textOf(page: Page, axis: number, start: number, indent: string, width: number): string {
  const { grid, write, separator, isOld, isLong } = page;
  const inner = grid.shape.length - axis;
  if (inner === 0) return write(grid.elements[start]);
  const items: string[] = [];
  const gap = isLong && grid.shortened[axis] ? Math.floor(grid.shape[axis] / 2) : undefined;
  if (inner === 1) {
    for (let i = 0; i < grid.shape[axis]; i++) items.push(write(grid.elements[start + i]));
    return `[${rowText(items, gap, page, indent, width)}]`;
  }
  const innerWidth = isOld ? width : width - 1;
  const step = grid.shape.slice(axis + 1).reduce((n, length) => n * length, 1);
  for (let i = 0; i < grid.shape[axis]; i++)
    items.push(textOf(page, axis + 1, start + i * step, `${indent} `, innerWidth));
  const lineSeparator = separator.trimEnd() + "\n".repeat(inner - 1);
  const lines = items.map((item) => indent + item);
  let text = "";
  lines.forEach((line, i) => {
    if (i === gap) text += `${indent}...${isOld ? ", \n" : lineSeparator}`;
    text += i < lines.length - 1 ? line + lineSeparator : line;
  });
  return `[${text.slice(indent.length)}]`;
}

/** Sets elements one after the other, breaking lines at the width. */
function rowText(
  words: readonly string[],
  gap: number | undefined,
  { separator, isOld }: Page,
  indent: string,
  width: number,
): string {
  const separatorWidth = separator.trimEnd().length;
  const room = isOld ? width - separatorWidth : width - Math.max(separatorWidth, 1);
  const row = new Row(indent, room, isOld);
  words.forEach((word, i) => {
    if (i === gap) {
      row.add("...");
      row.append(isOld ? ", " : separator);
    }
    const isLast = i === words.length - 1;
    if (isLast && isOld) row.room = width;
    row.addPretty(word);
    if (!isLast) row.append(separator);
  });
  return (row.text + row.line).slice(indent.length);
}

/** What Python's `splitlines` breaks lines at. */
const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

class Row {
  text = "";
  line: string;
  /** Code points in the line. */
  private length: number;
  constructor(
    readonly indent: string,
    public room: number,
    readonly isOld: boolean,
  ) {
    this.line = indent;
    this.length = indent.length;
  }

  append(text: string): void {
    this.line += text;
    this.length += lengthOf(text);
  }

  add(word: string): void {
    const isTooWide = this.length + lengthOf(word) > this.room;
    // A line that holds nothing yet is not broken: it would not help.
    if (isTooWide && (this.isOld || this.line.length > this.indent.length)) this.break(this.indent);
    this.append(word);
  }

  /** Adds a word that may be several lines, as arrays within object arrays are. */
  addPretty(word: string): void {
    const lines = lineBreak.test(word) ? word.split(lineBreak) : [word];
    if (lines.at(-1) === "") lines.pop();
    if (lines.length <= 1 || this.isOld) {
      this.add(word);
      return;
    }
    const widest = Math.max(...lines.map(lengthOf));
    let indent = " ".repeat(this.length);
    if (this.length + widest > this.room && this.line.length > this.indent.length) {
      this.break(this.indent);
      indent = this.indent;
    }
    this.append(lines[0]);
    for (const line of lines.slice(1)) {
      this.break(indent);
      this.append(line);
    }
    this.append(" ".repeat(widest - lengthOf(lines[lines.length - 1])));
  }

  private break(indent: string): void {
    this.text += `${this.line.trimEnd()}\n`;
    this.line = indent;
    this.length = indent.length;
  }
}

/** Length in code points, as Python counts. */
export function lengthOf(text: string): number {
  return /[\ud800-\udfff]/.test(text) ? [...text].length : text.length;
}
