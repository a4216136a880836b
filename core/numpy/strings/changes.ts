import type { NDArray } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { dtypeClass } from "../../ndarray/dtypes/dtypetext.ts";
import { raise } from "../../ndarray/error.ts";
import type { Alphabet } from "../../ndarray/text/alphabet.ts";
import {
  capitalize,
  count,
  expandTabs,
  lengthOf,
  pad,
  replace,
  type Side,
  sliceOf,
  strip,
  swapCase,
  titleCase,
  zfill,
} from "../../ndarray/text/methods.ts";
import { none, pyInt, pyStr, type Value } from "../../ndarray/value.ts";
import { any, opt, positional, type Reader } from "../calls/bind.ts";
import { array } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op, type Row } from "../op.ts";
import {
  alphabetOf,
  columnsOf,
  commonText,
  likeEffect,
  longest,
  mapColumns,
  plainEffect,
  pyLong,
  requireIntegers,
  requireText,
  textDType,
  textUfunc,
} from "./elementwise.ts";

/** One of Python's own methods, called on each string; the dtype stays, so that what grows is cut. */
function pythonMethod(change: (text: string, alphabet: Alphabet) => string): Row {
  return op({ a: array }, ({ a }) => {
    requireText(a);
    const alphabet = alphabetOf(a.dtype);
    const columns = columnsOf([a]);
    return plainEffect(
      columns.shape,
      a.dtype,
      mapColumns(columns, (text) => change(text as string, alphabet)),
    );
  });
}

const cases = {
  upper: pythonMethod((text, { upper }) => upper(text)),
  lower: pythonMethod((text, { lower }) => lower(text)),
  swapcase: pythonMethod(swapCase),
  capitalize: pythonMethod(capitalize),
  title: pythonMethod(titleCase),
};

/** Drops white space, or the characters given, from one or both ends. */
function stripper(name: string, left: boolean, right: boolean): Row {
  return op({ a: array, chars: opt(any, none) }, ({ a, chars }, context) => {
    if (chars.t === "none") {
      const dtype = commonText(`_${name}_whitespace`, [a]);
      const { isSpace } = alphabetOf(dtype);
      return textUfunc(name, [a], dtype, (text) => strip(text as string, isSpace, left, right));
    }
    const drops = asArray(chars, context);
    const dtype = commonText(`_${name}_chars`, [a, drops]);
    return textUfunc(name, [a, drops], dtype, (text, characters) => {
      const dropped = new Set(characters as string);
      return strip(text as string, (c) => dropped.has(c), left, right);
    });
  });
}

/** Pads each string to a width; the result is as long as the longest. */
function padder(name: string, side: Side): Row {
  return op({ a: any, width: array, fillchar: opt(any, pyStr(" ")) }, (read, context): Effect => {
    const { width } = read;
    requireIntegers(width, "width");
    const a = asArray(read.a, context);
    const fill = asArray(read.fillchar, context);
    commonText("str_len", [fill]);
    if (mapColumns(columnsOf([fill]), (text) => lengthOf(text as string))?.some((length) => length !== 1))
      raise("TypeError", "The fill character must be exactly one character long");
    const write = (text: unknown, to: unknown, character: unknown) =>
      pad(text as string, Number(to), character as string, side);
    if (a.dtype.kind === "T" || fill.dtype.kind === "T")
      return textUfunc(name, [a, width, fill], commonText(`_${name}`, [a, fill]), write);
    const filling = castArray(fill, a.dtype);
    commonText("str_len", [a]);
    return grown(a, [a, width, filling], write, (text, to) => Math.max(lengthOf(text as string), Number(to)));
  });
}

/** A result in a new array like `a`, as long as the greatest of the lengths that NumPy computes beforehand. */
function grown(
  a: NDArray,
  ins: readonly NDArray[],
  write: (...operands: readonly unknown[]) => string,
  lengthFor: (...operands: readonly unknown[]) => number,
): Effect {
  const columns = columnsOf(ins);
  const dtype = textDType(a.dtype, longest(mapColumns(columns, lengthFor)));
  return likeEffect(a, columns, dtype, mapColumns(columns, write));
}

const zfillRow = op({ a: any, width: array }, (read, context): Effect => {
  const { width } = read;
  requireIntegers(width, "width");
  const a = asArray(read.a, context);
  const write = (text: unknown, to: unknown) => zfill(text as string, Number(to));
  const dtype = commonText(a.dtype.kind === "T" ? "_zfill" : "str_len", [a]);
  if (dtype.kind === "T") return textUfunc("zfill", [a, width], dtype, write);
  return grown(a, [a, width], write, (text, to) => Math.max(lengthOf(text as string), Number(to)));
});

const expandtabs = op({ a: array, tabsize: opt(array, undefined) }, ({ a, tabsize }, context): Effect => {
  const sizes = tabsize ?? asArray(pyInt(8), context);
  const write = (text: unknown, size: unknown) => expandTabs(text as string, Number(size));
  const dtype = commonText("_expandtabs_length", [a], ["Int64DType"]);
  if (dtype.kind === "T") return textUfunc("expandtabs", [a, sizes], dtype, write);
  // NumPy counts the bytes of what is no tab, four for each character of a str.
  const width = a.dtype.kind === "U" ? 4 : 1;
  return grown(a, [a, sizes], write, (text, size) => {
    const plain = lengthOf((text as string).replaceAll("\t", ""));
    return plain * width + lengthOf(write(text, size)) - plain;
  });
});

const multiply = op({ a: array, i: array }, ({ a, i }): Effect => {
  requireIntegers(i, "i");
  const write = (text: unknown, times: unknown) => (text as string).repeat(Math.max(0, Number(times)));
  const dtype = commonText(a.dtype.kind === "T" ? "multiply" : "str_len", [a]);
  if (dtype.kind === "T") return textUfunc("multiply", [a, i], dtype, write);
  return grown(a, [a, i], write, (text, times) => lengthOf(text as string) * Math.max(0, Number(times)));
});

const replaceRow = op(
  { a: array, old: any, new: any, count: opt(array, undefined) },
  (read, context): Effect => {
    const { a } = read;
    const limits = read.count ?? asArray(pyInt(-1), context);
    requireIntegers(limits, "count");
    const write = (text: unknown, old: unknown, to: unknown, limit: unknown) =>
      replace(text as string, old as string, to as string, Number(limit));
    const [old, to] = [read.old, read.new].map((value) => asArray(value, context));
    if ([a, old, to].some(({ dtype }) => dtype.kind === "T"))
      return textUfunc(
        "replace",
        [a, old, to, limits],
        commonText("_replace", [a, old, to], ["Int64DType"]),
        write,
      );
    const [oldText, newText] = [castLike(read.old, a.dtype, context), castLike(read.new, a.dtype, context)];
    commonText("count", [a, oldText], [pyLong, pyLong]);
    return grown(a, [a, oldText, newText, limits], write, (text, sought, by, limit) => {
      const all = count(text as string, sought as string, 0, Number.MAX_SAFE_INTEGER);
      const times = Number(limit) < 0 ? all : Math.min(all, Number(limit));
      return lengthOf(text as string) + times * (lengthOf(by as string) - lengthOf(sought as string));
    });
  },
);

/** What has no dtype of its own takes that of the strings, which may cut it. */
function castLike(value: Value, dtype: DType, context: Context): NDArray {
  const found = asArray(value, context);
  return value.t === "ndarray" || value.t === "scalar" ? found : castArray(found, dtype);
}

const bound: Reader<Value> = positional(opt(any, none));

const slice = op(
  { a: positional(array), start: bound, stop: positional(opt(any, undefined)), step: bound },
  ({ a, start, stop, step }, context): Effect => {
    const [from, to] = stop === undefined ? [none, start] : [start, stop];
    const steps = asArray(step.t === "none" ? pyInt(1) : step, context);
    requireIntegers(steps, "step");
    if (mapColumns(columnsOf([steps]), Number)?.includes(0)) raise("ValueError", "slice step cannot be zero");
    const dtype = commonText("_slice", [a], [from, to].map(typeOfBound).concat(dtypeClass(steps.dtype)));
    const bounds = [from, to].map((value) => (value.t === "none" ? undefined : asArray(value, context)));
    const ins = [a, steps, ...bounds.filter((index) => index !== undefined)];
    return textUfunc("slice", ins, dtype, (text, by, ...indices) => {
      const first = bounds[0] && Number(indices[0]);
      const last = bounds[1] && Number(indices[bounds[0] ? 1 : 0]);
      return sliced(text as string, first, last, Number(by));
    });
  },
);

/** NumPy puts an array of int64 where None is given. */
function typeOfBound(value: Value): string {
  if (value.t === "int") return pyLong;
  return value.t === "ndarray" || value.t === "scalar" ? dtypeClass(value.dtype) : "Int64DType";
}

function sliced(text: string, start: number | undefined, stop: number | undefined, step: number): string {
  const length = lengthOf(text);
  const clip = (index: number, low: number, high: number) =>
    Math.min(high, Math.max(low, index < 0 ? index + length : index));
  if (step === 1) {
    const from = clip(start ?? 0, 0, length);
    return sliceOf(text, from, Math.max(from, clip(stop ?? length, 0, length)));
  }
  const [low, high] = step < 0 ? [-1, length - 1] : [0, length];
  const from = start === undefined ? (step < 0 ? high : low) : clip(start, low, high);
  const to = stop === undefined ? (step < 0 ? low : high) : clip(stop, low, high);
  const characters = Array.from(text);
  let result = "";
  for (let i = from; step < 0 ? i > to : i < to; i += step) result += characters[i];
  return result;
}

register("numpy.strings", {
  ...cases,
  lstrip: stripper("lstrip", true, false),
  rstrip: stripper("rstrip", false, true),
  strip: stripper("strip", true, true),
  center: padder("center", "center"),
  ljust: padder("ljust", "left"),
  rjust: padder("rjust", "right"),
  zfill: zfillRow,
  expandtabs,
  multiply,
  replace: replaceRow,
  slice,
});
