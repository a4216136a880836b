import type { Alphabet } from "./alphabet.ts";

/** Returns Python's `len(text)`: code points. */
export function lengthOf(text: string): number {
  return hasPairs(text) ? Array.from(text).length : text.length;
}

/** Returns `text[start:stop]`; indices count code points and are within the text. */
export function sliceOf(text: string, start: number, stop: number): string {
  return hasPairs(text) ? Array.from(text).slice(start, stop).join("") : text.slice(start, stop);
}

/** Returns `text.find(sub, start, end)`, or `rfind` with `fromRight`; -1 when it is not there. */
export function find(text: string, sub: string, start: number, end: number, fromRight = false): number {
  const length = lengthOf(text);
  const [from, to] = bounds(length, start, end);
  const room = to - from - lengthOf(sub);
  if (room < 0) return -1;
  if (sub === "") return fromRight ? to : from;
  const part = sliceOf(text, from, to);
  const at = fromRight ? part.lastIndexOf(sub) : part.indexOf(sub);
  return at < 0 ? -1 : from + lengthOf(part.slice(0, at));
}

/** Returns `text.count(sub, start, end)`. */
export function count(text: string, sub: string, start: number, end: number): number {
  const [from, to] = bounds(lengthOf(text), start, end);
  if (to < from) return 0;
  if (sub === "") return to - from + 1;
  return sliceOf(text, from, to).split(sub).length - 1;
}

/** Returns `text.startswith(affix, start, end)`, or `endswith` with `atEnd`. */
export function hasAffix(text: string, affix: string, start: number, end: number, atEnd: boolean): boolean {
  const [from, to] = bounds(lengthOf(text), start, end);
  if (to - from < lengthOf(affix)) return false;
  const part = sliceOf(text, from, to);
  return atEnd ? part.endsWith(affix) : part.startsWith(affix);
}

/** Returns the text without the characters at its ends that `drops` tells. */
export function strip(
  text: string,
  drops: (character: string) => boolean,
  left: boolean,
  right: boolean,
): string {
  const characters = Array.from(text);
  let start = 0;
  let end = characters.length;
  while (left && start < end && drops(characters[start])) start++;
  while (right && end > start && drops(characters[end - 1])) end--;
  return characters.slice(start, end).join("");
}

/** Returns `text.replace(old, to, count)`; a negative count is no limit. */
export function replace(text: string, old: string, to: string, limit: number): string {
  const parts = old === "" ? ["", ...Array.from(text), ""] : text.split(old);
  const most = limit < 0 ? parts.length - 1 : Math.min(limit, parts.length - 1);
  return (
    parts.slice(0, most + 1).join(to) +
    parts
      .slice(most + 1)
      .map((part) => old + part)
      .join("")
  );
}

/** Where padding leaves the text. */
export type Side = "center" | "left" | "right";

/** Returns the text padded to a width, as `center`, `ljust` ("left") and `rjust` ("right") do. */
export function pad(text: string, width: number, fill: string, side: Side): string {
  const missing = width - lengthOf(text);
  if (missing <= 0) return text;
  const left = side === "left" ? 0 : side === "right" ? missing : (missing >> 1) + (missing & width & 1);
  return fill.repeat(left) + text + fill.repeat(missing - left);
}

/** Returns `text.zfill(width)`: zeros after the sign. */
export function zfill(text: string, width: number): string {
  const padded = pad(text, width, "0", "right");
  const at = padded.length - text.length;
  return at > 0 && /[+-]/.test(text[0] ?? "")
    ? padded[at] + padded.slice(0, at) + padded.slice(at + 1)
    : padded;
}

/** Returns `text.expandtabs(size)`. */
export function expandTabs(text: string, size: number): string {
  let column = 0;
  let result = "";
  for (const character of text) {
    if (character === "\t") {
      const step = size > 0 ? size - (column % size) : 0;
      column += step;
      result += " ".repeat(step);
    } else {
      column = character === "\n" || character === "\r" ? 0 : column + 1;
      result += character;
    }
  }
  return result;
}

/** Returns `text.split(separator, most)` or `rsplit`; without a separator at whitespace. */
export function split(
  text: string,
  separator: string | undefined,
  most: number,
  fromRight: boolean,
  { isSpace }: Alphabet,
): string[] {
  if (separator === undefined) return splitAtSpace(text, most, fromRight, isSpace);
  const parts = text.split(separator);
  if (most < 0 || parts.length <= most + 1) return parts;
  if (fromRight) {
    const cut = parts.length - most;
    return [parts.slice(0, cut).join(separator), ...parts.slice(cut)];
  }
  return [...parts.slice(0, most), parts.slice(most).join(separator)];
}

/** Characters at which a str has a line end. */
const lineEnds = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029";

/** Returns `text.splitlines(keepends)`. */
export function splitLines(text: string, keepEnds: boolean, isBytes: boolean): string[] {
  const ends = isBytes ? /\r\n|\n|\r/g : new RegExp(`\r\n|[${lineEnds}]`, "g");
  const lines: string[] = [];
  let start = 0;
  for (const match of text.matchAll(ends)) {
    const stop = match.index + match[0].length;
    lines.push(text.slice(start, keepEnds ? stop : match.index));
    start = stop;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

/** Returns the text with the case of each letter changed as `swapcase` does. */
export function swapCase(text: string, { isUpper, isLower, upper, lower }: Alphabet): string {
  return Array.from(text, (c) => (isUpper(c) ? lower(c) : isLower(c) ? upper(c) : c)).join("");
}

/** Returns `text.capitalize()`. */
export function capitalize(text: string, { title, lower }: Alphabet): string {
  if (text === "") return "";
  const [first] = text;
  return title(first) + lower(text).slice(lower(first).length);
}

/** Returns `text.title()`: each letter after one that has no case begins a word. */
export function titleCase(text: string, alphabet: Alphabet): string {
  let isInWord = false;
  let result = "";
  const lowered = Array.from(text, (c) => alphabet.lower(c));
  Array.from(text).forEach((c, i) => {
    result += isInWord ? lowered[i] : alphabet.title(c);
    isInWord = isCased(c, alphabet);
  });
  return result;
}

/** True when all characters pass and there is one. */
export function every(text: string, test: (character: string) => boolean): boolean {
  return text !== "" && Array.from(text).every(test);
}

/** Returns `text.islower()`, or `isupper()` with the roles changed. */
export function hasOneCase(text: string, alphabet: Alphabet, wanted: "isLower" | "isUpper"): boolean {
  const unwanted = wanted === "isLower" ? "isUpper" : "isLower";
  const characters = Array.from(text);
  if (characters.some((c) => alphabet[unwanted](c) || alphabet.isTitle(c))) return false;
  return characters.some(alphabet[wanted]);
}

/** Returns `text.istitle()`. */
export function isTitled(text: string, alphabet: Alphabet): boolean {
  let isInWord = false;
  let hasWord = false;
  for (const c of text) {
    if (alphabet.isUpper(c) || alphabet.isTitle(c)) {
      if (isInWord) return false;
      isInWord = true;
      hasWord = true;
    } else if (alphabet.isLower(c)) {
      if (!isInWord) return false;
      hasWord = true;
    } else isInWord = false;
  }
  return hasWord;
}

function isCased(c: string, { isUpper, isLower, isTitle }: Alphabet): boolean {
  return isUpper(c) || isLower(c) || isTitle(c);
}

function splitAtSpace(
  text: string,
  most: number,
  fromRight: boolean,
  isSpace: (character: string) => boolean,
): string[] {
  const characters = fromRight ? Array.from(text).reverse() : Array.from(text);
  const words: string[][] = [];
  let at = 0;
  for (;;) {
    while (at < characters.length && isSpace(characters[at])) at++;
    if (at === characters.length) break;
    const start = at;
    if (most >= 0 && words.length === most) {
      words.push(characters.slice(start));
      break;
    }
    while (at < characters.length && !isSpace(characters[at])) at++;
    words.push(characters.slice(start, at));
  }
  if (fromRight) return words.map((word) => word.reverse().join("")).reverse();
  return words.map((word) => word.join(""));
}

/** Slice indices as Python clips them. */
function bounds(length: number, start: number, end: number): readonly [from: number, to: number] {
  const clip = (index: number) => (index < 0 ? Math.max(0, index + length) : index);
  return [clip(start), Math.min(length, clip(end))];
}

function hasPairs(text: string): boolean {
  return /[\ud800-\udfff]/.test(text);
}
