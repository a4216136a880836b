import type { NDArray } from "../../ndarray/array.ts";
import { object } from "../../ndarray/dtypes/dtype.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { decode, encode, encodingNamed, latin1 } from "../../ndarray/text/codec.ts";
import { lengthOf, split, splitLines } from "../../ndarray/text/methods.ts";
import { none, pyInt, pyList, pyStr, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone, type Reader } from "../calls/bind.ts";
import { array, text } from "../calls/readers.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op, type Row } from "../op.ts";
import {
  alphabetOf,
  type Columns,
  columnsOf,
  longest,
  mapColumns,
  plainEffect,
  requireText,
  textDType,
} from "./elementwise.ts";

/** Results of a Python method that gives strings: an array as wide as the longest, in C order. */
export function foundStrings(
  like: NDArray,
  kind: "S" | "U" | "T",
  { shape }: Columns,
  found: readonly string[] | undefined,
): Effect {
  if (kind === "T") return plainEffect(shape, like.dtype, found);
  const length = found?.length === 0 ? 0 : longest(found?.map(lengthOf));
  return plainEffect(shape, textDType({ ...like.dtype, kind }, length), found);
}

const codecParameters = {
  a: array,
  encoding: orNone(text, "utf-8"),
  errors: orNone(text, "strict"),
};

const encodeRow = op(codecParameters, ({ a, encoding, errors }): Effect => {
  requireText(a);
  if (a.dtype.kind === "S") raise("AttributeError", "type object 'bytes' has no attribute 'encode'");
  const codec = encodingNamed(encoding) ?? notKnown("an encoding");
  const columns = columnsOf([a]);
  return foundStrings(
    a,
    "S",
    columns,
    mapColumns(columns, (element) => encode(element as string, codec, errors)),
  );
});

const decodeRow = op(codecParameters, ({ a, encoding }): Effect => {
  requireText(a);
  if (a.dtype.kind !== "S") raise("AttributeError", "type object 'str' has no attribute 'decode'");
  const codec = encodingNamed(encoding) ?? notKnown("an encoding");
  const columns = columnsOf([a]);
  const decoded = mapColumns(
    columns,
    (element) => decode(element as string, codec) ?? notKnown("bytes that are no text in this encoding"),
  );
  return foundStrings(a, "U", columns, decoded);
});

const join = op({ sep: array, seq: array }, ({ sep, seq }): Effect => {
  requireText(sep);
  const columns = columnsOf([sep, seq]);
  const joined = mapColumns(columns, (between, word) => Array.from(word as string).join(between as string));
  return foundStrings(seq, seq.dtype.kind as "S" | "U" | "T", columns, joined);
});

/** Lists of words as the elements of an object array. */
function lists(a: NDArray, columns: Columns, words: readonly (readonly string[])[] | undefined): Effect {
  const asValue = (word: string): Value =>
    a.dtype.kind === "S" ? { t: "bytes", v: Uint8Array.from(word, (c) => c.charCodeAt(0)) } : pyStr(word);
  const elements = words?.map((list): Element => pyList(list.map(asValue)));
  return plainEffect(columns.shape, object, elements);
}

function splitter(fromRight: boolean): Row {
  return op(
    { a: array, sep: opt(any, none), maxsplit: orNone(array, undefined) },
    (read, context): Effect => {
      const { a } = read;
      requireText(a);
      const alphabet = alphabetOf(a.dtype);
      const most = read.maxsplit ?? asArray(pyInt(-1), context);
      const atSpace = read.sep.t === "none";
      const ins = atSpace ? [a, most] : [a, most, asArray(read.sep, context)];
      const columns = columnsOf(ins);
      const words = mapColumns(columns, (element, limit, separator) => {
        if (separator === "") return raise("ValueError", "empty separator");
        return split(element as string, separator as string | undefined, Number(limit), fromRight, alphabet);
      });
      return lists(a, columns, words);
    },
  );
}

/** The method gets a NumPy scalar, which Python takes for a truth only when it is an integer. */
const lineEnds: Reader<boolean> = {
  read: (value) => {
    if (value.t === "bool") raise("TypeError", "'numpy.bool' object cannot be interpreted as an integer");
    return value.t === "int" && typeof value.v !== "object" ? Number(value.v) !== 0 : notKnown("keepends");
  },
};

const splitlines = op({ a: array, keepends: orNone(lineEnds, false) }, ({ a, keepends }): Effect => {
  requireText(a);
  const columns = columnsOf([a]);
  const isBytes = a.dtype.kind === "S";
  return lists(
    a,
    columns,
    mapColumns(columns, (element) => splitLines(element as string, keepends, isBytes)),
  );
});

const translate = op(
  { a: array, table: any, deletechars: orNone(any, undefined) },
  ({ a, table, deletechars }): Effect => {
    requireText(a);
    const columns = columnsOf([a]);
    // Only bytes have characters that go.
    const dropped = deletechars === undefined || a.dtype.kind !== "S" ? "" : charactersOf(deletechars);
    const to = a.dtype.kind === "S" ? byteTable(table) : characterTable(table);
    const translated = mapColumns(columns, (element) =>
      Array.from(element as string, (c) => (dropped.includes(c) ? "" : to(c))).join(""),
    );
    return plainEffect(columns.shape, a.dtype, translated);
  },
);

function charactersOf(value: Value): string {
  return value.t === "bytes" && value.v ? latin1(value.v) : notKnown("bytes");
}

function byteTable(table: Value): (character: string) => string {
  if (table.t === "none") return (c) => c;
  const bytes = charactersOf(table);
  if (bytes.length !== 256) raise("ValueError", "translation table must be 256 characters long");
  return (c) => bytes[c.charCodeAt(0)];
}

/** A table of str.translate: a str by ordinals, or a dict from ordinals to str, ordinals or None. */
function characterTable(table: Value): (character: string) => string {
  if (table.t === "str") {
    const characters = Array.from(table.v ?? notKnown("a table"));
    return (c) => characters[c.codePointAt(0) as number] ?? c;
  }
  if (table.t !== "dict" || !table.entries) return notKnown("a translation table");
  const map = new Map<number, string>();
  for (const { key, value } of table.entries.values()) {
    if (key.t !== "int" || typeof key.v !== "number") return notKnown("a translation table");
    map.set(key.v, replacement(value));
  }
  return (c) => map.get(c.codePointAt(0) as number) ?? c;
}

function replacement(value: Value): string {
  if (value.t === "none") return "";
  if (value.t === "str") return value.v ?? notKnown("a translation table");
  return value.t === "int" && typeof value.v === "number"
    ? String.fromCodePoint(value.v)
    : notKnown("a translation table");
}

register("numpy.strings", { encode: encodeRow, decode: decodeRow, translate });
register("numpy.char", { join, split: splitter(false), rsplit: splitter(true), splitlines });
