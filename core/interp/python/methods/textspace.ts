/** What Python's `str.isspace` calls white space beyond JavaScript's: separators of old, and the next line. */
const more = new Set([0x1c, 0x1d, 0x1e, 0x1f, 0x85]);

/** True for white space as Python's `str.isspace` and `str.split` have it, which the byte order mark is not. */
export function isSpace(character: string): boolean {
  return (/\s/.test(character) && character !== "\ufeff") || more.has(character.charCodeAt(0));
}

/** What ends a line: https://docs.python.org/3/library/stdtypes.html#str.splitlines. */
const lineEnds = new Set([0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029]);

/** Returns the lines of a text as `str.splitlines` cuts them, with what ends them. */
export function linesOf(text: string): readonly (readonly [line: string, end: string])[] {
  const lines: [string, string][] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (!lineEnds.has(text.charCodeAt(at))) continue;
    const end = text.startsWith("\r\n", at) ? "\r\n" : text[at];
    lines.push([text.slice(start, at), end]);
    at += end.length - 1;
    start = at + 1;
  }
  if (start < text.length) lines.push([text.slice(start), ""]);
  return lines;
}

/** True for a text of ASCII characters only. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
