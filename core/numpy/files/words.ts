import { notKnown } from "../../ndarray/error.ts";

/** How lines are split into words. */
export interface Splitting {
  /** White space where there is none. */
  readonly delimiter: string | undefined;
  readonly comments: readonly string[];
  readonly quote: string | undefined;
}

/** Returns the words of one line without its comment; none for an empty line. */
export function wordsOf(line: string, { delimiter, comments, quote }: Splitting): string[] {
  const mark = delimiter === "" ? undefined : delimiter;
  if (quote !== undefined && line.includes(quote)) return quotedWords(line, mark, comments, quote);
  const ends = comments.map((comment) => line.indexOf(comment)).filter((at) => at >= 0);
  const body = line.slice(0, Math.min(line.length, ...ends));
  if (body.trim() === "") return [];
  return mark === undefined ? body.trim().split(/\s+/) : body.split(mark);
}

/** Words that begin with a quote go on to the next one; a doubled quote stands for itself. */
function quotedWords(
  line: string,
  delimiter: string | undefined,
  comments: readonly string[],
  quote: string,
): string[] {
  const words: string[] = [];
  let word: string | undefined = delimiter === undefined ? undefined : "";
  let at = 0;
  while (at < line.length) {
    const char = line[at];
    if (char === quote && (word === undefined || word === "")) {
      const { text, end } = quoted(line, at + 1, quote);
      word = text;
      at = end;
    } else if (comments.some((comment) => line.startsWith(comment, at))) break;
    else if (delimiter === undefined ? /\s/.test(char) : line.startsWith(delimiter, at)) {
      if (word !== undefined) words.push(word);
      word = delimiter === undefined ? undefined : "";
      at += delimiter?.length ?? 1;
    } else {
      word = (word ?? "") + char;
      at++;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

function quoted(line: string, start: number, quote: string): { readonly text: string; readonly end: number } {
  let text = "";
  for (let at = start; at < line.length; at++) {
    if (line[at] !== quote) text += line[at];
    else if (line[at + 1] !== quote) return { text, end: at + 1 };
    else {
      text += quote;
      at++;
    }
  }
  return notKnown("quoted text over several lines");
}
