/**
 * Where an unclosed bracket must end. Inside brackets Python has no line ends, so one missing `)` would
 * swallow the rest of a file. These rules look at the beginnings of lines.
 */

/** Words that can begin a statement and can stand nowhere inside brackets. */
const STATEMENT_ONLY =
  /(?:def|class|return|import|raise|pass|break|continue|del|global|nonlocal|assert|while|try|with|except|finally|elif)\b|async[ \t]+(?:def|with)\b|from[ \t]+[\w.]+[ \t]+import\b/y;

/** What a statement looks like, where it could also be a line inside brackets. */
const STATEMENT_LIKE =
  /@[ \t]*\w|(?:if|for|async[ \t]+for)\b.*:|else[ \t]*:|(?:print|yield|await)\b|(?:\w|[^\p{ASCII}])+(?:[ \t]*\.[ \t]*\w+|[ \t]*\[[^\]\r\n]*\])*[ \t]*(?:\(|(?:[-+*/%@&|^]|\/\/|\*\*|<<|>>)?=(?!=)|:[ \t]*\w|,.*[^=!<>]=[^=]|$|#)|["'([{*]/muy;

/** Ends of lines after which an expression in brackets goes on. */
const GOES_ON =
  /[([{,.:=+\-*/%@&|^<>~\\]\s*(?:#.*)?$|\b(?:and|or|not|in|is|if|else|for|lambda|await|yield)\s*(?:#.*)?$/;

/** True where the line that begins at the offset can't be inside brackets. */
export function beginsStatement(text: string, lineStart: number): boolean {
  return matchesAt(STATEMENT_ONLY, text, firstColumn(text, lineStart));
}

/**
 * The first of some line starts, all inside brackets that are known to be unclosed, at which a new
 * statement seems to begin; undefined if there is none. `indent` is that of the block around; the line with the
 * bracket may be the header of a block of its own.
 */
export function likelyStatement(
  text: string,
  lineStarts: readonly number[],
  indent: number,
  header: boolean,
): number | undefined {
  return lineStarts.find((start) => {
    const first = firstColumn(text, start);
    if (isBlank(text, first) || ")]}".includes(text[first])) return false;
    const width = indentWidth(text, start, first);
    if (width < indent) return true;
    if (!matchesAt(STATEMENT_LIKE, text, first)) return false;
    const before = lineBefore(text, start);
    if (width > indent)
      return header && (COLON.test(before) || !GOES_ON.test(before)) && isAssignment(text, first);
    return !GOES_ON.test(before) || isAssignment(text, first);
  });
}

const COLON = /:[ \t]*(?:#.*)?$/;

/** An assignment at the block's own indent is taken for a statement even after a comma. */
function isAssignment(text: string, first: number): boolean {
  return matchesAt(
    /\w+(?:\.\w+|\[[^\]\r\n]*\])*(?:[ \t]*,[ \t]*\w+)*[ \t]+(?:[-+*/%@&|^]|\/\/|\*\*|<<|>>)?=[ \t]|@\w/y,
    text,
    first,
  );
}

function firstColumn(text: string, lineStart: number): number {
  let at = lineStart;
  while (text[at] === " " || text[at] === "\t" || text[at] === "\f") at++;
  return at;
}

function isBlank(text: string, first: number): boolean {
  const char = text[first];
  return char === undefined || char === "\n" || char === "\r" || char === "#";
}

/** The width of an indent with tab stops of eight, as Python counts. */
function indentWidth(text: string, start: number, end: number): number {
  let width = 0;
  for (let at = start; at < end; at++)
    width = text[at] === "\t" ? (width | 7) + 1 : text[at] === "\f" ? 0 : width + 1;
  return width;
}

function lineBefore(text: string, lineStart: number): string {
  let end = lineStart - 1;
  if (text[end] === "\n" && text[end - 1] === "\r") end--;
  const begin = Math.max(text.lastIndexOf("\n", end - 1), text.lastIndexOf("\r", end - 1)) + 1;
  return text.slice(begin, Math.max(begin, end));
}

function matchesAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}
