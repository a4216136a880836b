import { unknownDim } from "../../../ndarray/layouts/dim.ts";
import {
  anyBool,
  anyStr,
  none,
  PyDict,
  PyList,
  pyBool,
  pyInt,
  pyStr,
  pyTuple,
  unknown,
  type Value,
} from "../../../ndarray/value.ts";
import type { Native } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { exactInt, exactText } from "../arguments.ts";
import { keyOf } from "../keys.ts";
import type { Methods } from "../methods.ts";
import { formatFields } from "../strformat.ts";

/** `str.maketrans(x, y, z)`: ordinals to ordinals, and to None for what goes. */
const maketrans: Native = (machine, { positional: [, ...given] }) => {
  const [from, to, dropped = ""] = given.map(exactText);
  if (given.length < 2 || from === undefined || to === undefined || dropped === undefined)
    return machine.notKnown("a translation table");
  const [keys, values] = [Array.from(from), Array.from(to)];
  if (keys.length !== values.length)
    return machine.raise("ValueError", "the first two maketrans arguments must have equal length");
  const ordinal = (character: string) => pyInt(character.codePointAt(0) ?? 0);
  const entries = new Map<string, { key: Value; value: Value }>();
  const put = (character: string, value: Value) => {
    const key = ordinal(character);
    entries.set(keyOf(key) ?? "", { key, value });
  };
  for (const [i, character] of keys.entries()) put(character, ordinal(values[i]));
  for (const character of dropped) put(character, none);
  return new PyDict(entries);
};

/** A method that needs the text and known str arguments only. */
const onText =
  <T>(
    run: (text: string, ...args: (string | undefined)[]) => T,
    wrap: (result: T) => Value,
    otherwise: Value,
  ): Native =>
  (_, { positional: [self, ...rest] }) => {
    const text = exactText(self);
    const texts = rest.map(exactText);
    if (text === undefined || rest.some((value, i) => value.t !== "none" && texts[i] === undefined))
      return otherwise;
    return wrap(run(text, ...texts));
  };

const toText = (run: (text: string, ...args: (string | undefined)[]) => string) => onText(run, pyStr, anyStr);
const toBool = (run: (text: string, ...args: (string | undefined)[]) => boolean) =>
  onText(run, pyBool, anyBool);

const aligned =
  (pad: (text: string, width: number, fill: string) => string): Native =>
  (_, { positional: [self, width, fill] }) => {
    const text = exactText(self);
    const columns = exactInt(width);
    return text === undefined || columns === undefined
      ? anyStr
      : pyStr(pad(text, columns, exactText(fill) ?? " "));
  };

const affix =
  (test: (text: string, part: string) => boolean): Native =>
  (_, { positional: [self, part] }) => {
    const text = exactText(self);
    const parts = part?.t === "tuple" ? part.items.map(exactText) : [exactText(part)];
    if (text === undefined || parts.includes(undefined)) return anyBool;
    return pyBool(parts.some((one) => test(text, one as string)));
  };

const found =
  (search: (text: string, part: string) => number, message?: string): Native =>
  (machine, { positional: [self, part, ...more] }) => {
    const [text, sought] = [exactText(self), exactText(part)];
    if (text === undefined || sought === undefined || more.length)
      return pyInt(unknownDim(machine.freshName("i"), -1));
    const at = search(text, sought);
    if (at < 0 && message) return machine.raise("ValueError", message);
    return pyInt(at);
  };

/** Methods of str. */
export const textMethods: Methods = {
  maketrans,
  upper: toText((text) => text.toUpperCase()),
  lower: toText((text) => text.toLowerCase()),
  casefold: toText((text) => text.toLowerCase()),
  title: toText((text) =>
    text.replace(/\p{L}+/gu, (word) => word[0].toUpperCase() + word.slice(1).toLowerCase()),
  ),
  capitalize: toText((text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()),
  swapcase: toText((text) =>
    [...text].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(""),
  ),
  strip: toText((text, chars) => stripped(text, chars, true, true)),
  lstrip: toText((text, chars) => stripped(text, chars, true, false)),
  rstrip: toText((text, chars) => stripped(text, chars, false, true)),
  removeprefix: toText((text, prefix = "") => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  removesuffix: toText((text, suffix = "") =>
    suffix && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  ljust: aligned((text, width, fill) => text.padEnd(width, fill)),
  rjust: aligned((text, width, fill) => text.padStart(width, fill)),
  center: aligned((text, width, fill) => centred(text, width, fill)),
  zfill: aligned((text, width) =>
    /^[+-]/.test(text) ? text[0] + text.slice(1).padStart(width - 1, "0") : text.padStart(width, "0"),
  ),
  startswith: affix((text, part) => text.startsWith(part)),
  endswith: affix((text, part) => text.endsWith(part)),
  isdigit: toBool((text) => /^\p{Nd}+$/u.test(text)),
  isdecimal: toBool((text) => /^\p{Nd}+$/u.test(text)),
  isnumeric: toBool((text) => /^\p{N}+$/u.test(text)),
  isalpha: toBool((text) => /^\p{L}+$/u.test(text)),
  isalnum: toBool((text) => /^[\p{L}\p{N}]+$/u.test(text)),
  isspace: toBool((text) => /^\s+$/u.test(text)),
  isupper: toBool((text) => /\p{L}/u.test(text) && text === text.toUpperCase()),
  islower: toBool((text) => /\p{L}/u.test(text) && text === text.toLowerCase()),
  isidentifier: toBool((text) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text)),
  find: found((text, part) => text.indexOf(part)),
  rfind: found((text, part) => text.lastIndexOf(part)),
  index: found((text, part) => text.indexOf(part), "substring not found"),
  rindex: found((text, part) => text.lastIndexOf(part), "substring not found"),
  count: found((text, part) => (part ? text.split(part).length - 1 : [...text].length + 1)),
  replace: (_, { positional: [self, from, to, count] }) => {
    const [text, old, fresh] = [self, from, to].map(exactText);
    if (text === undefined || old === undefined || fresh === undefined || count) return anyStr;
    return pyStr(text.replaceAll(old, () => fresh));
  },
  split,
  rsplit: (machine, args) =>
    args.positional.length > 2 ? new PyList(undefined, anyStr) : split(machine, args),
  splitlines: onText(
    (text) => text.split(/\r\n|\r|\n/).filter((line, i, all) => i < all.length - 1 || line !== ""),
    listOfTexts,
    new PyList(undefined, anyStr),
  ),
  partition: onText(
    (text, separator = "") => parts(text, text.indexOf(separator), separator),
    tupleOfTexts,
    unknown,
  ),
  rpartition: onText(
    (text, separator = "") => parts(text, text.lastIndexOf(separator), separator),
    tupleOfTexts,
    unknown,
  ),
  join: (machine, { positional: [self, iterable] }) => {
    const items = machine.context.iterate(iterable);
    const texts = items?.map(exactText);
    const separator = exactText(self);
    return separator === undefined || !texts || texts.includes(undefined)
      ? anyStr
      : pyStr(texts.join(separator));
  },
  format: formatFields,
  encode: onText(
    (text) => new TextEncoder().encode(text),
    (v) => ({ t: "bytes", v }),
    { t: "bytes" },
  ),
};

function stripped(text: string, chars: string | undefined, atStart: boolean, atEnd: boolean): string {
  const isStripped = (c: string) => (chars === undefined ? /\s/.test(c) : chars.includes(c));
  let [start, end] = [0, text.length];
  while (atStart && start < end && isStripped(text[start])) start++;
  while (atEnd && end > start && isStripped(text[end - 1])) end--;
  return text.slice(start, end);
}

function centred(text: string, width: number, fill: string): string {
  const missing = Math.max(0, width - text.length);
  const left = (missing >> 1) + (missing & width & 1);
  return fill.repeat(left) + text + fill.repeat(missing - left);
}

function parts(text: string, at: number, separator: string): string[] {
  return at < 0 ? [text, "", ""] : [text.slice(0, at), separator, text.slice(at + separator.length)];
}

function split(_: Machine, args: CallArguments): Value {
  const [self, separator, limit] = args.positional;
  const text = exactText(self);
  const by = separator === undefined || separator.t === "none" ? null : exactText(separator);
  const most = limit ?? args.named.get("maxsplit");
  const count = most ? exactInt(most) : -1;
  if (text === undefined || by === undefined || count === undefined) return new PyList(undefined, anyStr);
  if (by !== null) return listOfTexts(limited(text.split(by), count, by));
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  return count < 0 ? listOfTexts(words) : new PyList(undefined, anyStr);
}

function limited(pieces: string[], count: number, by: string): string[] {
  return count < 0 || pieces.length <= count + 1
    ? pieces
    : [...pieces.slice(0, count), pieces.slice(count).join(by)];
}

function listOfTexts(texts: readonly string[]): Value {
  return new PyList(texts.map(pyStr));
}

function tupleOfTexts(texts: readonly string[]): Value {
  return pyTuple(texts.map(pyStr));
}
