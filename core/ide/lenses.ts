import type { Dim } from "../ndarray/layouts/dim.ts";
import { formatBytes } from "../ndarray/show.ts";
import { type FunctionDef, type Module, spanOf } from "../syntax/ast.ts";
import { commentsOf } from "../syntax/comments.ts";
import { walk } from "../syntax/walk.ts";
import type { Trace } from "../trace/trace.ts";
import type { Analysis } from "./analysis.ts";
import { rangeOf } from "./places.ts";
import { functionSummaries, type Summary, summaryBetween } from "./summaries.ts";
import type { CodeLens } from "./types.ts";
import { named } from "./unknowns.ts";

const cellMark = /^#\s*(%%|In\[)/;

/** Lines of the text that belong together as a notebook's cell. */
export interface Lines {
  /** From 1. */
  readonly first: number;
  readonly count: number;
}

/**
 * Lenses over functions and cells that take memory: "peak 8*n*d + 16*n, allocates 3x, 1 copy". In the order of the text. Cells begin with
 * `# %%`, beside those that are given as lines.
 */
export function codeLenses(analysis: Analysis, cells: readonly Lines[] = []): readonly CodeLens[] {
  return [...functionLenses(analysis), ...cellLenses(analysis, cells)].sort((a, b) => a.line - b.line);
}

function functionLenses({ trace, module }: Analysis): CodeLens[] {
  const summaries = functionSummaries(trace);
  return functionsOf(module).flatMap((node) => {
    const summary = summaries.get(node);
    const title = summary && summaryText(trace, summary);
    return title ? [{ ...rangeOf(module, node.nameSpan), title, peakLine: summary.peakLine }] : [];
  });
}

function functionsOf({ body }: Module): FunctionDef[] {
  const found: FunctionDef[] = [];
  for (const statement of body)
    walk(statement, (node) => {
      if (node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef") found.push(node);
    });
  return found;
}

/** A part of the text, and how many characters of its start carry the lens. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly head: number;
}

function markedParts(module: Module): Part[] {
  const marks = commentsOf(module).filter(({ text }) => cellMark.test(text));
  return marks.map(({ start, text }, i) => ({
    start,
    end: marks[i + 1]?.start ?? Number.POSITIVE_INFINITY,
    head: text.length,
  }));
}

function cellLenses({ trace, module }: Analysis, cells: readonly Lines[]): CodeLens[] {
  const given = cells.map(({ first, count }) => ({
    start: module.lines.offset(first, 0),
    end: module.lines.lineEnd(first + count - 1) + 1,
    head: 0,
  }));
  return [...markedParts(module), ...given].flatMap((part) => {
    const inside = module.body.filter(
      (node) => spanOf(node).start >= part.start && spanOf(node).start < part.end,
    );
    const steps =
      inside.length > 0 &&
      stepsOf(trace, module, spanOf(inside[0]).start, spanOf(inside[inside.length - 1]).end);
    if (!steps) return [];
    const summary = summaryBetween(trace, steps.from, steps.to);
    const title = summaryText(trace, summary);
    const { line, col } = module.lines.position(part.start);
    return title
      ? [{ line, col, endLine: line, endCol: col + part.head, title, peakLine: summary.peakLine }]
      : [];
  });
}

/** The steps of the module's statements in a part of the text; undefined when none of them was done. */
function stepsOf(
  trace: Trace,
  module: Module,
  start: number,
  end: number,
): { readonly from: number; readonly to: number } | undefined {
  const own = trace.lineSteps.filter(({ scope }) => scope.node === undefined);
  const first = module.lines.position(start).line;
  const last = module.lines.position(end).line;
  const done = own.filter(({ line }) => line >= first && line <= last);
  if (done.length === 0) return undefined;
  return {
    from: own.findLast(({ step, line }) => step < done[0].step && line < first)?.step ?? 0,
    to: done[done.length - 1].step,
  };
}

/** Returns "peak 16 MB, allocates 3x, 1 copy"; undefined for what takes no memory. */
export function summaryText(trace: Trace, { peak, allocations, copies, runs }: Summary): string | undefined {
  if (allocations === 0) return undefined;
  const parts = [
    `peak ${peak.map((size) => bytesText(trace, size)).join(" or ")}`,
    `allocates ${allocations}\u00d7`,
    copies > 0 ? (copies === 1 ? "1 copy" : `${copies} copies`) : undefined,
    runs > 1 ? `runs ${runs}\u00d7` : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

const bytesText = (trace: Trace, size: Dim) => formatBytes(named(trace, size)).replace(/ bytes$/, " B");
