import { elementsOf } from "../../ndarray/access.ts";
import { NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { Buffer, Store } from "../../ndarray/buffer.ts";
import { type Contents, nothing } from "../../ndarray/contents/contents.ts";
import { type DType, float64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { freshNumber } from "../../ndarray/fresh.ts";
import { type Dim, floorDivide, isExact, less, minus, times, unknownDim } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { contiguous, isC, nbytes } from "../../ndarray/layouts/layout.ts";
import { latin1 } from "../../ndarray/text/codec.ts";
import { none, type PyBytes, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { array, dim, dtype, int, text } from "../calls/readers.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import {
  bytesOf,
  openFile,
  pathOrSystemFile,
  replaceFile,
  sectionOf,
  writtenContents,
  writtenSize,
} from "./disk.ts";
import { numbersIn } from "./numbers.ts";
import { formatted } from "./percent.ts";

const fromfile = op(
  {
    file: pathOrSystemFile,
    dtype: opt(dtype, float64),
    count: opt(int, -1),
    sep: opt(text, ""),
    offset: opt(int, 0),
  },
  ({ file: { path: name, place, move }, dtype: type, count, sep, offset: skipped }, context) => {
    const file = openFile(name, context);
    const offset = place + skipped;
    move?.(undefined);
    if (sep !== "" && place > 0) notKnown("text in the middle of a file");
    if (sep !== "") return textNumbers(bytesOf(file) ?? notKnown("text of a file"), type, sep, count);
    if (type.kind === "O") raise("ValueError", "Cannot read into object array");
    if (type.itemsize === 0) raise("ValueError", "The elements are 0-sized.");
    const present = floorDivide(minus(file.size ?? unknownDim(`size of ${name}`), offset), type.itemsize);
    // Memory for `count` elements is allocated before they are read, and an array keeps the strides that it got then.
    const layout =
      count > 0 ? contiguous(type, [fewest(count, present)]) : allocatedIn(type, [count < 0 ? present : 0]);
    const out = newArray(layout, sectionOf(file, offset, layout));
    const read = nbytes(layout);
    move?.(isExact(read) ? offset + read : undefined);
    return { kind: "alloc", out, value: out };
  },
);

function fewest(count: number, present: Dim): Dim {
  if (isExact(present)) return Math.max(0, Math.min(count, present));
  return less(present, count) === false ? count : unknownDim(`min(${count}, elements of a file)`, 0, count);
}

const fromstring = op(
  { string: any, dtype: opt(dtype, float64), count: opt(int, -1), sep: opt(text, "") },
  ({ string, dtype: type, count, sep }) => {
    const given = textOf(string);
    if (sep === "")
      return raise("ValueError", "The binary mode of fromstring is removed, use frombuffer instead");
    return textNumbers(new TextEncoder().encode(given), type, sep, count);
  },
);

function textOf(value: Value): string {
  if (value.t === "str" && value.v !== undefined) return value.v;
  if (value.t === "bytes" && value.v) return latin1(value.v);
  return notKnown("a text");
}

function textNumbers(bytes: Uint8Array, type: DType, sep: string, count: number) {
  const out = numbersIn(latin1(bytes), type, sep, count);
  return { kind: "alloc", out, value: out } as const;
}

const tofile = op(
  { a: array, fid: pathOrSystemFile, sep: opt(text, ""), format: opt(text, "%s") },
  ({ a, fid: { path: fid, place, isWritten, move }, sep, format }, context) => {
    move?.(undefined);
    if (place > 0 || !isWritten) {
      replaceFile(fid, { size: undefined }, nothing, context);
      return { kind: "value", value: none };
    }
    if (sep === "") {
      const size = writtenSize(a, 0);
      replaceFile(fid, { size }, writtenContents(a, false, new Uint8Array(0)), context);
      move?.(size);
      return { kind: "value", value: none };
    }
    const items = elementsOf(a)?.map((element) => formatted(format, [element], a.dtype));
    const isKnown = items?.every((item) => item !== undefined);
    const data = isKnown ? new TextEncoder().encode(items?.join(sep)) : undefined;
    replaceFile(fid, { size: data?.length }, data ? { kind: "exact", data } : nothing, context);
    return { kind: "value", value: none };
  },
);

/** Arrays over one bytes object share its memory. */
const memoryOf = new WeakMap<PyBytes, Buffer>();

const frombuffer = op(
  { buffer: any, dtype: opt(dtype, float64), count: opt(int, -1), offset: opt(dim, 0 as Dim) },
  ({ buffer, dtype: type, count, offset }) => {
    if (type.kind === "O") raise("ValueError", "cannot create an OBJECT array from memory buffer");
    if (type.itemsize === 0) raise("ValueError", "itemsize cannot be zero in type");
    const source = buffer.t === "ndarray" ? buffer : undefined;
    if (source && isC(source.layout) !== true)
      return isC(source.layout) === false
        ? raise("ValueError", "ndarray is not C-contiguous")
        : notKnown("order of an array");
    const bytes = source ? nbytes(source.layout) : sizeOf(buffer);
    const length = lengthWithin(bytes, offset, type, count);
    const start = source ? source.layout.offset : 0;
    if (!isExact(offset) || !isExact(start)) return notKnown("offset in a buffer");
    const layout = { ...contiguous(type, [length]), offset: offset + start };
    if (source) {
      const view = viewOf(source, layout, "ndarray");
      return { kind: "view", of: source, out: view, value: view };
    }
    const out = new NDArray(layout, bufferOf(buffer as PyBytes), undefined, false, false);
    return { kind: "alloc", out, value: out };
  },
);

function sizeOf(value: Value): Dim {
  if (value.t === "bytes") return value.v?.length ?? value.length ?? unknownDim(`bytes#${freshNumber()}`);
  if (value.t === "foreign" || value.t === "unknown" || value.t === "scalar") return notKnown("a buffer");
  return raise("TypeError", `a bytes-like object is required, not '${value.t}'`);
}

function bufferOf(bytes: PyBytes): Buffer {
  const former = memoryOf.get(bytes);
  if (former) return former;
  const contents: Contents = bytes.v ? { kind: "exact", data: bytes.v.slice() } : nothing;
  const buffer = new Buffer(bytes.v?.length ?? bytes.length ?? 0, "foreign", new Store(contents));
  memoryOf.set(bytes, buffer);
  return buffer;
}

function lengthWithin(bytes: Dim, offset: Dim, { itemsize }: DType, count: number): Dim {
  const left = minus(bytes, offset);
  if (less(left, 0) === true || less(offset, 0) === true)
    raise("ValueError", `offset must be non-negative and no greater than buffer length (${bytes})`);
  if (count < 0) {
    if (isExact(left) && left % itemsize !== 0)
      raise("ValueError", "buffer size must be a multiple of element size");
    return floorDivide(left, itemsize);
  }
  if (less(left, times(count, itemsize)) === true)
    raise("ValueError", "buffer is smaller than requested size");
  return count;
}

register("numpy", { fromfile, fromstring, frombuffer });
register("numpy.ndarray", { tofile });
