/** A place as people and editors count it: `line` from 1, `col` from 0 in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly col: number;
}

/** Where the lines of a text begin. */
export interface LineIndex {
  /** How many lines there are; an empty text has one. */
  readonly count: number;
  /** The place of an offset; an offset outside the text is moved to its nearest end. */
  position(offset: number): Position;
  /** The offset of a place; a line or column outside the text is moved to its nearest end. */
  offset(line: number, col: number): number;
  /** Where a line (from 1) begins. */
  lineStart(line: number): number;
  /** Where a line (from 1) ends, its line break left out. */
  lineEnd(line: number): number;
}

/** The lines of a text; they end, as in Python, at \n, \r\n or \r. */
export function lineIndex(text: string): LineIndex {
  const starts = lineStarts(text);
  const lineStart = (line: number) => starts[clamp(line, 1, starts.length) - 1];
  const lineEnd = (line: number) => {
    const next = clamp(line, 1, starts.length);
    if (next === starts.length) return text.length;
    const end = starts[next] - 1;
    return text[end] === "\n" && end > lineStart(line) && text[end - 1] === "\r" ? end - 1 : end;
  };
  return {
    count: starts.length,
    lineStart,
    lineEnd,
    position(offset) {
      const within = clamp(offset, 0, text.length);
      const line = lineAt(starts, within);
      return { line, col: within - starts[line - 1] };
    },
    offset: (line, col) => {
      if (line < 1) return 0;
      if (line > starts.length) return text.length;
      return clamp(lineStart(line) + col, lineStart(line), lineEnd(line));
    },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  const lineBreak = /\r\n?|\n/g;
  while (lineBreak.test(text)) starts.push(lineBreak.lastIndex);
  return starts;
}

/** The last line (from 1) that begins at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
