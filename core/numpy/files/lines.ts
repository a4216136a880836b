import { type NDArray, viewOf } from "../../ndarray/array.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { type Layout, transposed } from "../../ndarray/layouts/layout.ts";
import { latin1 } from "../../ndarray/text/codec.ts";
import { PyList, type Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../conversion/python.ts";
import type { Effect } from "../op.ts";
import { bytesOf, openFile, pathText } from "./disk.ts";

/** Returns the lines of a text file, a list of lines, or an open file that can be iterated. Gives up when they are not known. */
export function linesOf(source: Value, context: Context): readonly string[] {
  const name = pathText(source, context);
  if (name !== undefined) {
    const bytes = bytesOf(openFile(name, context)) ?? notKnown("text of a file");
    return withoutEnds(new TextDecoder().decode(bytes).split(/\r\n|\n|\r/));
  }
  if (source.t === "str") return notKnown("path of a file");
  const items = itemsOf(source, context) ?? notKnown("lines of a text");
  return items.map(lineOf);
}

function lineOf(item: Value): string {
  const line = item.t === "str" ? item.v : item.t === "bytes" && item.v ? latin1(item.v) : undefined;
  return line?.replace(/\r?\n$/, "") ?? notKnown("a line of text");
}

/** The end of the last line begins no other. */
function withoutEnds(lines: string[]): string[] {
  if (lines[lines.length - 1] === "") lines.pop();
  return lines;
}

/** Returns the array with as many axes as `ndmin` asks: axes of length 1 go, missing ones come. Itself where nothing changes. */
export function withNdmin(read: NDArray, ndmin: number): NDArray {
  const { shape, strides } = read.layout;
  const kept = shape.map((_, axis) => axis).filter((axis) => shape[axis] !== 1);
  let out = read;
  if (shape.length > ndmin && kept.length < shape.length)
    out = viewOf(read, {
      ...read.layout,
      shape: kept.map((axis) => shape[axis]),
      strides: kept.map((axis) => strides[axis]),
    });
  return out.layout.shape.length < ndmin ? viewOf(out, lifted(out.layout, ndmin)) : out;
}

/** `atleast_1d(a)`, or `atleast_2d(a).T`. */
function lifted(layout: Layout, ndmin: number): Layout {
  const { shape, strides, dtype } = layout;
  const step = dtype.itemsize;
  if (ndmin === 1) return { ...layout, shape: [1], strides: [step] };
  if (shape.length === 0) return { ...layout, shape: [1, 1], strides: [step, step] };
  return {
    ...layout,
    shape: [shape[0], 1],
    strides: [strides[0], isExact(shape[0]) ? shape[0] * step : step],
  };
}

/** Returns the result of `loadtxt` and `genfromtxt`: with `unpack`, columns before rows, and fields as a list of arrays. */
export function unpacked(read: NDArray, unpack: boolean): Effect {
  const { fields } = read.dtype;
  if (!unpack) return { kind: "alloc", out: read, value: read };
  if (!fields) {
    const out = viewOf(read, transposed(read.layout));
    return { kind: "alloc", out, value: read.layout.shape.length < 2 ? read : out };
  }
  const columns = fields.map(({ dtype, offset }) => fieldOf(read, dtype, offset));
  return {
    kind: "many",
    effects: columns.map((out) => ({ kind: "alloc", out, value: out })),
    value: new PyList(columns),
  };
}

function fieldOf(of: NDArray, dtype: DType, offset: number): NDArray {
  const at = isExact(of.layout.offset) ? of.layout.offset + offset : notKnown("offset of a field");
  return viewOf(of, { ...of.layout, dtype, offset: at });
}
