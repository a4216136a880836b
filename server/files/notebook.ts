import type { TextEdit } from "../../core/ide/index.ts";
import { InputError } from "../errors.ts";
import { applyEdits } from "../fixes.ts";

/** A Jupyter notebook's code cells, joined in their order into one Python text. */
export interface Notebook {
  readonly text: string;
  /** The cell (from 1, Markdown cells counted) and the line in it where a line of the text stands. */
  cellAt(line: number): { readonly cell: number; readonly line: number };
  /** The notebook file's text with edits of the joined text applied. */
  withEdits(edits: readonly TextEdit[]): string;
}

/** Reads a notebook file's text. Throws InputError when it is none, or not of Python. */
export function readNotebook(json: string): Notebook {
  const notebook = parseNotebook(json);
  const cells = codeCells(notebook);
  const cellAt = (line: number) => {
    const home = cells.findLast((cell) => cell.firstLine <= line) ?? cells[0];
    return home ? { cell: home.number, line: line - home.firstLine + 1 } : { cell: 1, line };
  };
  return {
    text: cells.map((cell) => `${maskMagics(cell.source)}\n`).join(""),
    cellAt,
    withEdits: (edits) => writeNotebook(json, notebook, cells, edits),
  };
}

interface JsonCell {
  readonly cell_type?: unknown;
  source?: unknown;
}

interface JsonNotebook {
  readonly cells: readonly JsonCell[];
  readonly metadata?: { readonly kernelspec?: { readonly language?: unknown } };
}

interface CodeCell {
  readonly cell: JsonCell;
  readonly number: number;
  readonly source: string;
  readonly firstLine: number;
}

function parseNotebook(json: string): JsonNotebook {
  let notebook: unknown;
  try {
    notebook = JSON.parse(json.replace(/^\ufeff/, ""));
  } catch {
    throw new InputError("is not a notebook: its JSON cannot be read");
  }
  const { cells, metadata } = (notebook ?? {}) as Partial<JsonNotebook>;
  if (!Array.isArray(cells)) throw new InputError("is not a notebook: it has no cells");
  const language = metadata?.kernelspec?.language;
  if (language !== undefined && language !== "python")
    throw new InputError(`is a notebook of ${language}, not of Python`);
  return { cells, metadata };
}

function codeCells(notebook: JsonNotebook): readonly CodeCell[] {
  let firstLine = 1;
  return notebook.cells.flatMap((cell, index) => {
    const source = Array.isArray(cell?.source) ? cell.source.join("") : cell?.source;
    if (cell?.cell_type !== "code" || typeof source !== "string") return [];
    const code = { cell, number: index + 1, source, firstLine };
    firstLine += source.split(/\r\n?|\n/).length;
    return [code];
  });
}

/** Makes comments of IPython's own lines, as long as they were, so that every position stays. */
export function maskMagics(source: string): string {
  const toComments = (text: string) =>
    text.replace(/^([ \t]*)((?:%\w|%%|!|\?).*)$/gm, (_, indent, rest) => indent + asComment(indent, rest));
  const cellMagic = /^\s*%%(\w+)/.exec(source);
  if (cellMagic && !/^(?:time|timeit|capture|prun|python3?)$/.test(cellMagic[1]))
    return source.replace(/^./gm, "#");
  return toComments(source).replace(/^([^#\n'"]*\w\?{1,2})$/gm, (line) => asComment("", line));
}

/** In a block a magic may be the only statement, so there it becomes `pass`. */
const asComment = (indent: string, line: string) =>
  indent !== "" && line.length >= 4 ? `pass${" ".repeat(line.length - 4)}` : `#${line.slice(1)}`;

function writeNotebook(
  json: string,
  notebook: JsonNotebook,
  cells: readonly CodeCell[],
  edits: readonly TextEdit[],
): string {
  for (const [index, { cell, source, firstLine }] of cells.entries()) {
    const next = cells[index + 1]?.firstLine ?? Number.POSITIVE_INFINITY;
    const own = edits.filter((edit) => edit.line >= firstLine && edit.line < next);
    if (own.length === 0) continue;
    const shift = firstLine - 1;
    const text = applyEdits(
      source,
      own.map((edit) => ({ ...edit, line: edit.line - shift, endLine: edit.endLine - shift })),
    );
    cell.source = Array.isArray(cell.source) ? text.split(/(?<=\n)/) : text;
  }
  const whole = JSON.parse(json.replace(/^\ufeff/, "")) as object;
  const indent = /^\{\r?\n([ \t]+)/.exec(json)?.[1];
  const end = /\r?\n$/.exec(json)?.[0] ?? "";
  return JSON.stringify({ ...whole, cells: notebook.cells }, undefined, indent) + end;
}
