import { none, PyDict, pyBool, pyInt, pyStr, type Value } from "../../../ndarray/value.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { exactText } from "../arguments.ts";
import { keyOf } from "../keys.ts";
import type { Methods } from "../methods.ts";
import { formatFields } from "../strformat.ts";
import {
  end,
  method,
  optional,
  someBool,
  somePlace,
  someText,
  text,
  textOrNone,
  texts,
  whole,
} from "./textcall.ts";
import { encode, translate } from "./textcodes.ts";
import { isAscii, isSpace } from "./textspace.ts";
import { splittingMethods } from "./textsplit.ts";

const toText = (run: (of: string) => string) => method([], someText, (of) => pyStr(run(of)));
const toBool = (run: (of: string) => boolean) => method([], someBool, (of) => pyBool(run(of)));

/** Characters beyond 16 bits are two of ours, and would be counted twice. */
const isCountable = (...of: readonly string[]) => !of.some((one) => /[\ud800-\udfff]/.test(one));

/** What stands between two places, as a slice has it. */
function between(of: string, from: number | null, to: number | null): string | undefined {
  const at = (place: number) => (place < 0 ? Math.max(0, of.length + place) : place);
  const [start, stop] = [at(from ?? 0), to === null ? of.length : Math.min(of.length, at(to))];
  return start > stop ? undefined : of.slice(start, stop);
}

const affix = (test: (of: string, part: string) => boolean) =>
  method([texts, end, end], someBool, (of, [parts, from, to]) => {
    if (!isCountable(of, ...parts)) return someBool();
    const piece = between(of, from, to);
    return pyBool(piece !== undefined && parts.some((part) => test(piece, part)));
  });

const found = (search: (of: string, part: string) => number, message?: string) =>
  method([text, end, end], somePlace, (of, [part, from, to], machine) => {
    if (!isCountable(of, part)) return somePlace(machine);
    const piece = between(of, from, to);
    const at = piece === undefined ? -1 : search(piece, part);
    if (at < 0 && message) return machine.raise("ValueError", message);
    const start = from === null ? 0 : from < 0 ? Math.max(0, of.length + from) : from;
    return pyInt(at < 0 ? -1 : at + start);
  });

const aligned = (pad: (of: string, width: number, fill: string) => string) =>
  method([whole, optional(text, " ")], someText, (of, [width, fill], machine) => {
    if (!isCountable(of, fill)) return someText();
    if (fill.length !== 1)
      return machine.raise("TypeError", "The fill character must be exactly one character long");
    return pyStr(pad(of, width, fill));
  });

const stripped = (atStart: boolean, atEnd: boolean) =>
  method([optional(textOrNone, null)], someText, (of, [chars]) => {
    const goes = (c: string) => (chars === null ? isSpace(c) : chars.includes(c));
    let [start, stop] = [0, of.length];
    while (atStart && start < stop && goes(of[start])) start++;
    while (atEnd && stop > start && goes(of[stop - 1])) stop--;
    return pyStr(of.slice(start, stop));
  });

const startsWithSign = /^[+-]/;

/** Methods of str: https://docs.python.org/3/library/stdtypes.html#string-methods. */
export const textMethods: Methods = {
  ...splittingMethods,
  maketrans,
  translate,
  encode,
  format: formatFields,
  join,
  upper: toText((of) => of.toUpperCase()),
  lower: toText((of) => of.toLowerCase()),
  casefold: method([], someText, (of) => (isAscii(of) ? pyStr(of.toLowerCase()) : someText())),
  title: toText((of) =>
    of.replace(/\p{L}+/gu, (word) => word[0].toUpperCase() + word.slice(1).toLowerCase()),
  ),
  capitalize: toText((of) => of.charAt(0).toUpperCase() + of.slice(1).toLowerCase()),
  swapcase: toText((of) =>
    [...of].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(""),
  ),
  strip: stripped(true, true),
  lstrip: stripped(true, false),
  rstrip: stripped(false, true),
  removeprefix: method([text], someText, (of, [prefix]) =>
    pyStr(of.startsWith(prefix) ? of.slice(prefix.length) : of),
  ),
  removesuffix: method([text], someText, (of, [suffix]) =>
    pyStr(suffix && of.endsWith(suffix) ? of.slice(0, -suffix.length) : of),
  ),
  ljust: aligned((of, width, fill) => of.padEnd(width, fill)),
  rjust: aligned((of, width, fill) => of.padStart(width, fill)),
  center: aligned(centred),
  zfill: method([whole], someText, (of, [width]) => {
    if (!isCountable(of)) return someText();
    const sign = startsWithSign.exec(of)?.[0] ?? "";
    return pyStr(sign + of.slice(sign.length).padStart(width - sign.length, "0"));
  }),
  expandtabs: method([optional(whole, 8, "tabsize")], someText, (of, [size]) =>
    isCountable(of) ? pyStr(expanded(of, size)) : someText(),
  ),
  startswith: affix((of, part) => of.startsWith(part)),
  endswith: affix((of, part) => of.endsWith(part)),
  isascii: toBool(isAscii),
  // Some characters that are no decimal digits are digits as well.
  isdigit: method([], someBool, (of) => (isAscii(of) ? pyBool(/^\d+$/.test(of)) : someBool())),
  isdecimal: toBool((of) => /^\p{Nd}+$/u.test(of)),
  isnumeric: method([], someBool, (of) => (isAscii(of) ? pyBool(/^\d+$/.test(of)) : someBool())),
  isalpha: toBool((of) => /^\p{L}+$/u.test(of)),
  isalnum: method([], someBool, (of) => (isAscii(of) ? pyBool(/^[a-z\d]+$/i.test(of)) : someBool())),
  isspace: toBool((of) => of !== "" && [...of].every(isSpace)),
  isupper: toBool((of) => /\p{L}/u.test(of) && of === of.toUpperCase() && of !== of.toLowerCase()),
  islower: toBool((of) => /\p{L}/u.test(of) && of === of.toLowerCase() && of !== of.toUpperCase()),
  isidentifier: toBool((of) => /^[\p{L}_][\p{L}\p{Mn}\p{Nd}_]*$/u.test(of)),
  isprintable: method([], someBool, (of) => (isAscii(of) ? pyBool(/^[ -~]*$/.test(of)) : someBool())),
  find: found((of, part) => of.indexOf(part)),
  rfind: found((of, part) => of.lastIndexOf(part)),
  index: found((of, part) => of.indexOf(part), "substring not found"),
  rindex: found((of, part) => of.lastIndexOf(part), "substring not found"),
  count: method([text, end, end], somePlace, (of, [part, from, to], machine) => {
    if (!isCountable(of, part)) return somePlace(machine);
    const piece = between(of, from, to);
    if (piece === undefined) return pyInt(0);
    return pyInt(part ? piece.split(part).length - 1 : piece.length + 1);
  }),
  replace: method([text, text, optional(whole, -1, "count")], someText, (of, [old, fresh, most]) => {
    if (most < 0) return pyStr(of.replaceAll(old, () => fresh));
    let left = most;
    return pyStr(of.replaceAll(old, (same) => (left-- > 0 ? fresh : same)));
  }),
};

function centred(of: string, width: number, fill: string): string {
  const missing = Math.max(0, width - of.length);
  const left = (missing >> 1) + (missing & width & 1);
  return fill.repeat(left) + of + fill.repeat(missing - left);
}

/** Puts spaces in the places of tabs, up to the next column that is a multiple of `size`. */
function expanded(of: string, size: number): string {
  let column = 0;
  return of.replace(/[^\t\n\r]+|[\t\n\r]/g, (piece) => {
    if (piece === "\n" || piece === "\r") column = 0;
    if (piece !== "\t") {
      if (piece !== "\n" && piece !== "\r") column += piece.length;
      return piece;
    }
    const width = size > 0 ? size - (column % size) : 0;
    column += width;
    return " ".repeat(width);
  });
}

function join(machine: Machine, { positional: [self, iterable] }: CallArguments): Value {
  const items = machine.context.iterate(iterable);
  const parts = items?.map(exactText);
  const separator = exactText(self);
  return separator === undefined || !parts || parts.includes(undefined)
    ? someText()
    : pyStr(parts.join(separator));
}

/** `str.maketrans(x, y, z)`: ordinals to ordinals, and to None for what goes. */
function maketrans(machine: Machine, { positional: [, ...given] }: CallArguments): Value {
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
}
