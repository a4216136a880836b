/** A string literal of a Python file, as Python would read its value. */
export interface StringLiteral {
  readonly value: string;
  /** The line of the file (from 1) on which each line of the value stands. */
  readonly lines: readonly number[];
}

/** The string literals of a Python file that hold examples, in their order; byte strings and f-strings hold none. */
export function stringsWithExamples(text: string): readonly StringLiteral[] {
  const found: StringLiteral[] = [];
  const token = /#[^\r\n]*|([a-zA-Z]{0,2})("""|'''|"|')/g;
  let line = 1;
  let counted = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [, prefix, quote] = match;
    if (quote === undefined) continue;
    const start = token.lastIndex;
    const end = endOf(text, start, quote);
    line += breaksIn(text, counted, start);
    const literal = read(text.slice(start, end), line, /r/i.test(prefix));
    if (!/[bft]/i.test(prefix) && /^\s*>>>/m.test(literal.value)) found.push(literal);
    line += breaksIn(text, start, end);
    counted = end;
    token.lastIndex = Math.min(end + quote.length, text.length);
  }
  return found;
}

/** Where the literal's text ends: at its closing quote, or for one line at its end. */
function endOf(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === "\\") at += text[at + 1] === "\r" && text[at + 2] === "\n" ? 2 : 1;
    else if (text.startsWith(quote, at)) return at;
    else if (quote.length === 1 && (text[at] === "\n" || text[at] === "\r")) return at;
  }
  return text.length;
}

const breaksIn = (text: string, from: number, to: number) =>
  text.slice(from, to).match(/\r\n?|\n/g)?.length ?? 0;

/** The value of a literal's text. Line breaks become "\n"; an escape may add or take one away. */
function read(literal: string, firstLine: number, raw: boolean): StringLiteral {
  const lines = [firstLine];
  let line = firstLine;
  const parts =
    /\\(?:\r\n|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|[0-7]{1,3}|N\{[^}]*\}|[\s\S])|\r\n?|\n|[^\\\r\n]+|\\/gi;
  const value = literal.replace(parts, (part) => {
    const isBreak = /^\\?[\r\n]/.test(part);
    if (isBreak) line++;
    const read = raw ? part.replace(/\r\n?/g, "\n") : cooked(part);
    for (const char of read) if (char === "\n") lines.push(line);
    return read;
  });
  return { value, lines };
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
};

function cooked(part: string): string {
  if (/^\r\n?$|^\n$/.test(part)) return "\n";
  if (part[0] !== "\\" || part.length === 1) return part;
  const kind = part[1];
  if (kind === "\r" || kind === "\n") return "";
  const code = /^\\[xuU]([0-9a-fA-F]+)$/.exec(part)?.[1];
  if (code !== undefined) return codePoint(Number.parseInt(code, 16), part);
  if (/^[0-7]/.test(kind)) return codePoint(Number.parseInt(part.slice(1), 8), part);
  return escapes[kind] ?? part;
}

const codePoint = (code: number, part: string) => (code <= 0x10ffff ? String.fromCodePoint(code) : part);
