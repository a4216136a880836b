import type { Finding, Range } from "../../core/ide/index.ts";
import type { Source } from "../files/source.ts";

/** What `check` found in one file. */
export interface FileReport {
  readonly source: Source;
  readonly findings: readonly Finding[];
}

/** What `check` found in all. */
export interface CheckReport {
  /** The files in which something was found. */
  readonly reports: readonly FileReport[];
  /** How many files were read. */
  readonly fileCount: number;
  /** How many findings were fixed on the way. */
  readonly fixed: number;
}

/** A range as people see it: in a notebook, within its cell. */
export interface Place extends Range {
  readonly cell?: number;
}

/** Where a range of the analysed text stands for people. */
export function placeOf({ notebook }: Source, range: Range): Place {
  if (!notebook) return pick(range);
  const { cell, line } = notebook.cellAt(range.line);
  return { ...pick(range), cell, line, endLine: line + range.endLine - range.line };
}

/** "file.py:3:5" or "file.ipynb:cell 2:3:5"; columns from 1, as editors and terminals read them. */
export function placeText(source: Source, range: Range): string {
  const { cell, line, col } = placeOf(source, range);
  const within = cell === undefined ? "" : `cell ${cell}:`;
  return `${source.path}:${within}${line}:${col + 1}`;
}

const pick = ({ line, col, endLine, endCol }: Range): Range => ({ line, col, endLine, endCol });
