import { type PyDict, pyStr, type Value } from "../../../ndarray/value.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { mayRaise } from "../../paths/doubt.ts";
import { exactInt, exactText } from "../arguments.ts";
import { method, optional, someText, text } from "./textcall.ts";

const someBytes = (): Value => ({ t: "bytes" });

/** Encodings by their names without signs, and how each writes a text; undefined where a character is not in it. */
const encodings: Readonly<Record<string, (of: string) => Uint8Array | undefined>> = {
  utf8: (of) =>
    /[\ud800-\udfff]/.test(of.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "")) ? undefined : utf8(of),
  ascii: (of) => ofOneByte(of, 0x7f),
  usascii: (of) => ofOneByte(of, 0x7f),
  latin1: (of) => ofOneByte(of, 0xff),
  iso88591: (of) => ofOneByte(of, 0xff),
};

const utf8 = (of: string) => new TextEncoder().encode(of);

function ofOneByte(of: string, last: number): Uint8Array | undefined {
  const codes = Array.from(of, (character) => character.codePointAt(0) ?? 0);
  return codes.every((code) => code <= last) ? Uint8Array.from(codes) : undefined;
}

/** `str.encode(encoding, errors)`. */
export const encode = method(
  [optional(text, "utf-8", "encoding"), optional(text, "strict", "errors")],
  someBytes,
  (of, [encoding], machine) => {
    const bytes = encodings[encoding.toLowerCase().replace(/[-_ ]/g, "")]?.(of);
    if (bytes) return { t: "bytes", v: bytes };
    mayRaise(machine);
    return someBytes();
  },
);

/** `str.translate(table)` by a dict of ordinals to ordinals, texts and None. */
export function translate(machine: Machine, { positional, named }: CallArguments): Value {
  const [self, table] = positional;
  const of = exactText(self);
  const entries =
    table?.t === "dict" && positional.length === 2 && named.size === 0 ? entriesOf(table) : undefined;
  if (!entries) return machine.notKnown("a translation table");
  if (of === undefined) return someText();
  return pyStr(Array.from(of, (c) => entries.get(c.codePointAt(0) ?? 0) ?? c).join(""));
}

function entriesOf(table: PyDict): ReadonlyMap<number, string> | undefined {
  const found = new Map<number, string>();
  if (!table.entries) return undefined;
  for (const { key, value } of table.entries.values()) {
    const [from, to] = [exactInt(key), translation(value)];
    // A key that is no ordinal is never looked up.
    if (from === undefined && key.t === "str" && key.v !== undefined) continue;
    if (from === undefined || to === undefined) return undefined;
    found.set(from, to);
  }
  return found;
}

function translation(value: Value): string | undefined {
  if (value.t === "none") return "";
  const code = exactInt(value);
  return code === undefined ? exactText(value) : String.fromCodePoint(code);
}
