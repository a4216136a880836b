import {
  type Analysis,
  codeLenses,
  findings,
  hover,
  inlayHints,
  memoryReport,
  type Position,
} from "../../core/ide/index.ts";
import { processorTime } from "../processor.ts";

/** Most milliseconds of the processor that a thread practises in all. */
const mostTime = 3000;

/** Most edits; behind these there is little left to gain. */
const mostEdits = 250;

/** UTF-16 units of the longest line that is edited. */
const longest = 200;

/** Lines below an edit that an editor shows. */
const shownLines = 60;

/**
 * Types into copies of a document that somebody has just opened, asking what an editor asks, while nobody waits for anything. JavaScript
 * is translated to the machine's own code only where it has often run: without this the first dozens of edits take longer.
 */
export interface Practice {
  /** `analyze` is given the analysis to go on from, if any; stops soon when `isOver` says so. */
  on(
    text: string,
    analyze: (text: string, base: Analysis | undefined) => Analysis,
    isOver: () => boolean,
  ): void;
}

export function openPractice(): Practice {
  let [time, edits] = [mostTime, mostEdits];
  return {
    on(text, analyze, isOver) {
      const enough = processorTime() + time;
      const isEnough = () => edits <= 0 || processorTime() > enough || isOver();
      if (time <= 0 || isEnough()) return;
      try {
        let analysis: Analysis | undefined;
        for (const { edited, at } of misspellings(text)) {
          analysis ??= analyze(text, undefined);
          for (const version of [edited, text]) {
            if (isEnough()) return;
            analysis = analyze(version, analysis);
            // Of an analysis that had to stop nothing can be asked.
            if (isEnough()) return;
            ask(analysis, at);
            edits--;
          }
        }
      } catch {
        // A defect that shows here shows again where somebody waits for the answer, and is told there.
        edits = 0;
      } finally {
        time = enough - processorTime();
      }
    },
  };
}

interface Misspelling {
  readonly edited: string;
  readonly at: Position;
}

/** Names with a letter too many, from the middle of the text on, and again and again. */
function* misspellings(text: string): Iterable<Misspelling> {
  const lines = text.split("\n");
  const places = lines.flatMap((line, i) => {
    if (line.length > longest) return [];
    const name = /^[ \t]+(?:return\b|\w+[ \t]*=[^=]).*?(\w+)\W*$/.exec(line)?.[1];
    return name === undefined ? [] : [{ line: i + 1, col: line.lastIndexOf(name) + name.length }];
  });
  const starts = [0];
  for (const { length } of lines) starts.push((starts.at(-1) ?? 0) + length + 1);
  for (let i = 0; places.length > 0; i++) {
    const at = places[((places.length >> 1) + i) % places.length];
    const offset = starts[at.line - 1] + at.col;
    yield { edited: `${text.slice(0, offset)}_${text.slice(offset)}`, at: { ...at, col: at.col - 1 } };
  }
}

function ask(analysis: Analysis, at: Position): void {
  findings(analysis);
  hover(analysis, at);
  inlayHints(analysis, { line: at.line, col: 0, endLine: at.line + shownLines, endCol: 0 });
  codeLenses(analysis);
  memoryReport(analysis, at);
}
