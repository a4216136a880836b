import stringWidth from "string-width";
import type { Range } from "../../core/ide/index.ts";

/** One line of an excerpt: source text, or the carets below it. */
export interface ExcerptLine {
  /** The line's number; absent on a line of carets. */
  readonly number?: number;
  readonly text: string;
}

const tabWidth = 4;
const longestLine = 160;
const mostLines = 6;

/**
 * The source lines of a range with carets below what it covers. Tabs are shown as spaces and carets
 * count columns of the terminal, so they stand right below wide characters too. Lines are numbered
 * from `firstNumber`; a long range shows its beginning and its end.
 */
export function excerpt(
  lines: readonly string[],
  range: Range,
  firstNumber = range.line,
): readonly ExcerptLine[] {
  const last = Math.min(range.endLine, lines.length);
  const result: ExcerptLine[] = [];
  for (let line = range.line; line <= last; line++) {
    if (last - range.line >= mostLines && line === range.line + mostLines - 2) {
      result.push({ text: "..." });
      line = last;
    }
    const text = lines[line - 1] ?? "";
    const from = line === range.line ? range.col : text.length - text.trimStart().length;
    const to = line === range.endLine ? range.endCol : text.trimEnd().length;
    result.push({ number: firstNumber + line - range.line, text: shorten(expandTabs(text)) });
    const start = columnOf(text, from);
    const width = Math.max(Math.min(columnOf(text, to), longestLine) - start, 1);
    if (start < longestLine) result.push({ text: " ".repeat(start) + "^".repeat(width) });
  }
  return result;
}

/** The column of the terminal at which a UTF-16 offset of a line is shown. */
const columnOf = (text: string, offset: number) => stringWidth(expandTabs(text.slice(0, offset)));

function expandTabs(text: string): string {
  if (!text.includes("\t")) return text;
  let result = "";
  for (const part of text.split(/(\t)/)) {
    result += part === "\t" ? " ".repeat(tabWidth - (stringWidth(result) % tabWidth)) : part;
  }
  return result;
}

/** A form feed or another control character must not reach the terminal. */
const shorten = (text: string) => {
  const shown = text.replace(/\p{Cc}/gu, " ");
  return shown.length > longestLine ? `${shown.slice(0, longestLine - 1)}…` : shown;
};
