import type { NDArray } from "../../ndarray/array.ts";
import { bool, int64 } from "../../ndarray/dtypes/dtype.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import type { Alphabet } from "../../ndarray/text/alphabet.ts";
import { count, every, find, hasAffix, hasOneCase, isTitled, lengthOf } from "../../ndarray/text/methods.ts";
import { pyInt, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { array } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { op, type Row } from "../op.ts";
import { alphabetOf, commonText, pyLong, textUfunc } from "./elementwise.ts";

/** A question about each string. */
function predicate(name: string, test: (text: string, alphabet: Alphabet) => boolean, onlyStr = false): Row {
  return op({ a: array }, ({ a }) => {
    const dtype = commonText(name, [a]);
    if (onlyStr && dtype.kind === "S")
      raise(
        "_UFuncNoLoopError",
        `ufunc '${name}' did not contain a loop with signature matching types <class 'numpy.dtypes.BytesDType'> -> None`,
      );
    const alphabet = alphabetOf(dtype);
    return textUfunc(name, [a], bool, (text) => test(text as string, alphabet));
  });
}

const predicates = {
  isalpha: predicate("isalpha", (text, { isAlpha }) => every(text, isAlpha)),
  isdigit: predicate("isdigit", (text, { isDigit }) => every(text, isDigit)),
  isspace: predicate("isspace", (text, { isSpace }) => every(text, isSpace)),
  isdecimal: predicate("isdecimal", (text, { isDecimal }) => every(text, isDecimal), true),
  isnumeric: predicate("isnumeric", (text, { isNumeric }) => every(text, isNumeric), true),
  isalnum: predicate("isalnum", (text, alphabet) =>
    every(
      text,
      (c) => alphabet.isAlpha(c) || alphabet.isDecimal(c) || alphabet.isDigit(c) || alphabet.isNumeric(c),
    ),
  ),
  islower: predicate("islower", (text, alphabet) => hasOneCase(text, alphabet, "isLower")),
  isupper: predicate("isupper", (text, alphabet) => hasOneCase(text, alphabet, "isUpper")),
  istitle: predicate("istitle", isTitled),
};

const str_len = op({ a: array }, ({ a }) => {
  commonText("str_len", [a]);
  return textUfunc("str_len", [a], int64, (text) => lengthOf(text as string));
});

type Search = (text: string, sub: string, start: number, end: number) => number | boolean;

/** A search for one string in another, between two indices; `parameter` is what NumPy calls the string sought. */
function search(name: string, parameter: string, look: Search): Row {
  const parameters = { a: any, [parameter]: any, start: opt(any, pyInt(0)), end: opt(any, undefined) };
  const isQuestion = name.endsWith("with");
  return op(parameters, (read: Readonly<Record<string, Value | undefined>>, context) => {
    const [a, sub] = [read.a, read[parameter]].map((value) => textOf(value, context));
    commonText(name, [a, sub], [pyLong, pyLong]);
    const [start, end] = [read.start, read.end].map((value) => indexOf(name, value, context));
    const ins = [a, sub, ...[start, end].filter((index) => index !== undefined)];
    return textUfunc(name, ins, isQuestion ? bool : int64, (text, sought, ...indices) => {
      const from = start ? toNumber(indices[0]) : 0;
      const to = end ? toNumber(indices[start ? 1 : 0]) : Number.MAX_SAFE_INTEGER;
      return look(text as string, sought as string, from, to);
    });
  });
}

function textOf(value: Value | undefined, context: Context): NDArray {
  return value ? asArray(value, context) : notKnown("an operand");
}

/** An index operand; undefined where it is None, which is an end that no string reaches. */
function indexOf(name: string, value: Value | undefined, context: Context): NDArray | undefined {
  if (!value || value.t === "none") return undefined;
  const index = asArray(value, context);
  if (index.dtype.kind === "i" || index.dtype.kind === "u" || index.dtype.kind === "b") return index;
  return notKnown(`an index of ${name}`);
}

function toNumber(element: Element): number {
  return Number(element);
}

function found(index: number): number {
  return index < 0 ? raise("ValueError", "substring not found") : index;
}

const searches = {
  find: search("find", "sub", (text, sub, start, end) => find(text, sub, start, end)),
  rfind: search("rfind", "sub", (text, sub, start, end) => find(text, sub, start, end, true)),
  index: search("index", "sub", (text, sub, start, end) => found(find(text, sub, start, end))),
  rindex: search("rindex", "sub", (text, sub, start, end) => found(find(text, sub, start, end, true))),
  count: search("count", "sub", count),
  startswith: search("startswith", "prefix", (text, sub, start, end) =>
    hasAffix(text, sub, start, end, false),
  ),
  endswith: search("endswith", "suffix", (text, sub, start, end) => hasAffix(text, sub, start, end, true)),
};

register("numpy.strings", { ...predicates, str_len, ...searches });
