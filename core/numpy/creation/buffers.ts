import { NDArray, newArray, newBuffer } from "../../ndarray/array.ts";
import { parseFloating, parseInteger } from "../../ndarray/casts/parsenumber.ts";
import { nothing, uninitialised } from "../../ndarray/contents/contents.ts";
import { type DType, float64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import {
  type Dim,
  divideExactly,
  floorDivide,
  isExact,
  less,
  minus,
  times,
} from "../../ndarray/layouts/dim.ts";
import { byteBounds, type Layout, nbytes } from "../../ndarray/layouts/layout.ts";
import { latin1 } from "../../ndarray/text/codec.ts";
import { pyFloat, pyInt, pyList, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone, type Reader } from "../calls/bind.ts";
import { dim, dtype, int, shape, text } from "../calls/readers.ts";
import { allocEffect, viewEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { rangeLength } from "../conversion/discover.ts";
import { fromSequence } from "../conversion/fromsequence.ts";
import { itemsOf, typeName } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elsewhere } from "./filled.ts";
import { newLayout, newOrder } from "./shape.ts";

/** Somebody's memory: an array over all of its bytes. */
interface Memory {
  readonly of: NDArray;
  readonly isArray: boolean;
}

function memoryOf(value: Value): Memory {
  if (value.t === "ndarray") return { of: value, isArray: true };
  const length = value.t === "bytes" ? (value.v?.length ?? value.length) : undefined;
  if (value.t === "bytes" && length !== undefined) {
    const contents = value.v ? ({ kind: "exact", data: value.v.slice() } as const) : nothing;
    const layout: Layout = { dtype: float64, shape: [], strides: [], offset: 0 };
    const buffer = newBuffer(length, contents, "foreign");
    return { of: new NDArray(layout, buffer, undefined, false, value.isWriteable === true), isArray: false };
  }
  // NumPy's scalars lend their memory as well.
  const mayLend = ["unknown", "foreign", "bytes", "scalar"].includes(value.t);
  if (mayLend) return notKnown("a buffer");
  return raise("TypeError", `a bytes-like object is required, not '${typeName(value)}'`);
}

/** Returns an array on the memory; the effect says whose. */
function on({ of, isArray }: Memory, layout: Layout): Effect {
  if (isArray) return viewEffect(of, layout, "ndarray");
  const out = new NDArray(layout, of.buffer, undefined, false, of.writeable);
  return { kind: "alloc", out, value: out };
}

/** Bytes from the array's first element on, and where they begin in its buffer. */
function spanOf({ of, isArray }: Memory): { readonly start: Dim; readonly length: Dim } {
  if (!isArray) return { start: 0, length: of.buffer.nbytes };
  return { start: of.layout.offset, length: nbytes(of.layout) };
}

/** `np.frombuffer(buffer, dtype, count, offset)`. */
function fromBuffer(value: Value, type: DType, count: Dim, offset: number): Effect {
  const memory = memoryOf(value);
  const { start, length } = spanOf(memory);
  if (type.itemsize === 0) raise("ValueError", "itemsize cannot be zero in type");
  if (offset < 0 || less(length, offset) === true)
    raise("ValueError", `offset must be non-negative and no greater than buffer length (${String(length)})`);
  const left = minus(length, offset);
  const isAll = isExact(count) && count < 0;
  if (isAll && isExact(left) && left % type.itemsize !== 0)
    raise("ValueError", "buffer size must be a multiple of element size");
  const items = isAll ? (divideExactly(left, type.itemsize) ?? floorDivide(left, type.itemsize)) : count;
  if (!isAll && less(left, times(items, type.itemsize)) === true)
    raise("ValueError", "buffer is smaller than requested size");
  const first = isExact(start) ? start + offset : notKnown("where a buffer begins");
  return on(memory, { dtype: type, shape: [items], strides: [type.itemsize], offset: first });
}

/** `np.fromiter(iter, dtype, count)`. */
function fromIter(value: Value, type: DType, count: number, context: Context): Effect {
  const items = itemsOf(value, context);
  if (!items) {
    const length = count >= 0 ? count : value.t === "range" ? rangeLength(value) : lengthOfList(value);
    return allocEffect(newArray(newLayout(type, [length])));
  }
  const taken = count >= 0 ? items.slice(0, count) : items;
  const out = fromSequence({ t: "tuple", items: taken }, type, [taken.length], context);
  if (items.length < count)
    raise("ValueError", `iterator too short: Expected ${count} but iterator had only ${items.length} items.`);
  if (taken.length === 0) out.layout = { ...out.layout, strides: [type.itemsize] };
  return allocEffect(out);
}

/** Items that are sub-arrays: one array of them all. */
function fromParts(value: Value, { subarray }: DType, count: number, context: Context): Effect {
  const items = itemsOf(value, context) ?? notKnown("items of an iterator");
  if (!subarray || count >= 0) return notKnown("a number of sub-arrays");
  const out = asArray(pyList([...items]), context, subarray.base);
  const { shape } = subarray;
  const fits =
    out.shape.length === shape.length + 1 && shape.every((length, i) => out.shape[i + 1] === length);
  return fits ? allocEffect(out) : notKnown("sub-arrays of another shape");
}

function lengthOfList(value: Value): Dim {
  return (value.t === "list" ? value.length : undefined) ?? notKnown("how many items an iterator gives");
}

/** `np.fromstring(string, dtype, count, sep)` of text. */
function fromText(shown: string, type: DType, count: number, sep: string, context: Context): Effect {
  if (sep === "")
    return raise("ValueError", "The binary mode of fromstring is removed, use frombuffer instead");
  const mark = sep.trim();
  const words = mark === "" ? shown.trim().split(/\s+/) : shown.split(mark).map((word) => word.trim());
  const used = words.filter((word, i) => word !== "" || i < words.length - 1);
  const numbers = (count >= 0 ? used.slice(0, count) : used).map((word): Value => {
    const whole = type.kind === "i" || type.kind === "u" ? parseInteger(word) : undefined;
    if (whole !== undefined) return pyInt(whole);
    const number = type.kind === "f" ? parseFloating(word) : undefined;
    return number !== undefined
      ? pyFloat(number)
      : raise("ValueError", "string or file could not be read to its end due to unmatched data");
  });
  return allocEffect(asArray({ t: "tuple", items: numbers }, context, type));
}

interface Constructed {
  readonly shape: readonly Dim[];
  readonly dtype: DType;
  readonly buffer: Value | undefined;
  readonly offset: number;
  readonly strides: readonly Dim[] | undefined;
  readonly order: "C" | "F";
}

/** `np.ndarray(shape, dtype, buffer, offset, strides, order)`. */
function construct(of: Constructed): Effect {
  const layout = newLayout(of.dtype, of.shape, of.order);
  if (of.strides && of.strides.length !== layout.shape.length)
    raise("ValueError", "strides, if given, must be the same length as shape");
  const strided = of.strides ? { ...layout, strides: of.strides } : layout;
  if (!of.buffer || of.buffer.t === "none") {
    if (of.strides) return notKnown("strides of memory that is not there yet");
    return allocEffect(newArray(layout, uninitialised));
  }
  const memory = memoryOf(of.buffer);
  const { start, length } = spanOf(memory);
  const reach = byteBounds({ ...strided, offset: of.offset });
  if (reach && isExact(length) && (reach[0] < 0 || reach[1] > length)) {
    if (of.strides)
      raise("ValueError", "strides is incompatible with shape of requested array and size of buffer");
    raise("TypeError", "buffer is too small for requested array");
  }
  const first = isExact(start) ? start + of.offset : notKnown("where a buffer begins");
  return on(memory, { ...strided, offset: first });
}

const strings: Reader<string> = {
  read: (value, context) => {
    if (value.t === "bytes" && value.v) return latin1(value.v);
    return text.read(value, context);
  },
};

register("numpy", {
  frombuffer: op(
    {
      buffer: any,
      dtype: orNone(dtype, float64),
      count: opt(dim, -1 as Dim),
      offset: opt(int, 0),
      like: elsewhere.like,
    },
    (of): Effect => fromBuffer(of.buffer, of.dtype, of.count, of.offset),
  ),
  fromiter: op({ iter: any, dtype, count: opt(int, -1), like: elsewhere.like }, (of, context) =>
    of.dtype.subarray
      ? fromParts(of.iter, of.dtype, of.count, context)
      : fromIter(of.iter, of.dtype, of.count, context),
  ),
  fromstring: op(
    {
      string: strings,
      dtype: orNone(dtype, float64),
      count: opt(int, -1),
      sep: keyword(opt(text, "")),
      like: elsewhere.like,
    },
    (of, context) => fromText(of.string, of.dtype, of.count, of.sep, context),
  ),
  ndarray: op(
    {
      shape,
      dtype: orNone(dtype, float64),
      buffer: opt(any, undefined),
      offset: opt(int, 0),
      strides: orNone<readonly Dim[], undefined>(shape, undefined),
      order: newOrder,
    },
    (of): Effect => construct(of),
  ),
});
