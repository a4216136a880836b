import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import { type Operand, resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, plus } from "../../ndarray/layouts/dim.ts";
import { type Layout, nbytes, permute, transposed } from "../../ndarray/layouts/layout.ts";
import { type PySlice, pyInt, pyList, type Value } from "../../ndarray/value.ts";
import { apply } from "../calls/compose.ts";
import { composer } from "../calls/composer.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import type { Effect } from "../op.ts";
import { arange } from "./ranges.ts";
import { linspace } from "./spaces.ts";

/** One part of `np.r_[...]`: what is joined, and how it counts in the promotion. */
interface Part {
  readonly array: NDArray;
  readonly operand: Operand;
}

/** How the parts are joined: what `np.r_` and `np.c_` begin with, and what a text in front of the parts says. */
interface Directive {
  readonly axis: number;
  /** Least number of axes of each part. */
  readonly ndmin: number;
  /** Where the axes of a part with fewer come to stand; -1 leaves them at the end. */
  readonly place: number;
  readonly matrix?: "r" | "c";
}

const ofRows: Directive = { axis: 0, ndmin: 1, place: -1 };
const ofColumns: Directive = { axis: -1, ndmin: 2, place: 0 };

function joined(key: Value, by: Directive, context: Context): Effect {
  const items = key.t === "tuple" ? key.items : [key];
  const [first, ...others] = items;
  const directive = first?.t === "str" ? directiveOf(first.v ?? notKnown("a directive"), by) : by;
  const given = first?.t === "str" ? others : items;
  const parts = given.map((part) => partOf(part, directive, context));
  if (parts.length === 0) return notKnown("nothing that is joined");
  const type = resultType(parts.map((part) => part.operand));
  const arrays = parts.map(({ array }) => (sameDType(array.dtype, type) ? array : castArray(array, type)));
  const out = apply("numpy.concatenate", [pyList(arrays), pyInt(directive.axis)], context);
  if (out.t !== "ndarray") return notKnown("joined arrays");
  // The parts that were made for this, ranges and casts, live until the result is there.
  const made = arrays.filter((array) => !given.includes(array) && array.base === undefined);
  const bytes = made.reduce<Dim>((sum, array) => plus(sum, nbytes(array.layout)), 0);
  const result = directive.matrix ? asMatrix(out, directive.matrix, context) : out;
  return { kind: "alloc", out: result, value: result, hiddenPeak: bytes, hiddenTotal: bytes };
}

function directiveOf(text: string, by: Directive): Directive {
  if (text === "r" || text === "c") return { ...by, matrix: text };
  const numbers = text.split(",").map((word) => (/^\s*[+-]?\d+\s*$/.test(word) ? Number(word) : Number.NaN));
  if (numbers.some(Number.isNaN) || numbers.length > 3)
    raise(
      "ValueError",
      text.includes(",") ? `unknown special directive '${text}'` : "unknown special directive",
    );
  return { axis: numbers[0], ndmin: numbers[1] ?? by.ndmin, place: numbers[2] ?? by.place };
}

/** The matrix of what was joined, a copy of it; lying where a single axis shall be a column. */
function asMatrix(out: NDArray, kind: "r" | "c", context: Context): NDArray {
  const matrix = composer(context).array("matrix", out);
  return kind === "c" && out.shape.length === 1
    ? viewOf(matrix, transposed(matrix.layout), "matrix")
    : matrix;
}

function partOf(part: Value, { ndmin, place }: Directive, context: Context): Part {
  if (part.t === "str") return raise("ValueError", "special directives must be the first entry.");
  if (part.t === "slice") return madePart(line(part, context), ndmin, place);
  const array = asArray(part, context);
  const isNumber = part.t === "int" || part.t === "float" || part.t === "complex";
  const operand: Operand = isNumber ? part.t : array.dtype;
  const missing = ndmin - array.shape.length;
  if (missing <= 0) return { array, operand };
  const rank = array.shape.length;
  const isMoved = place !== -1 && !isNumber;
  const at = isMoved ? (place < 0 ? place + missing + 1 : place) : missing;
  return { array: viewOf(array, framed(array.layout, at, missing - at, rank)), operand };
}

/** Ranges swap their axis with the one that the directive names. */
function madePart(array: NDArray, ndmin: number, place: number): Part {
  const missing = ndmin - array.shape.length;
  const seen = missing > 0 ? viewOf(array, framed(array.layout, missing, 0, 1)) : array;
  const rank = seen.shape.length;
  const to = place < 0 ? place + rank : place;
  if (place === -1 || to === rank - 1) return { array: seen, operand: array.dtype };
  const axes = Array.from({ length: rank }, (_, axis) =>
    axis === to ? rank - 1 : axis === rank - 1 ? to : axis,
  );
  return { array: viewOf(seen, permute(seen.layout, axes)), operand: array.dtype };
}

/** Axes of length 1 before and after those of a layout. */
function framed(layout: Layout, before: number, after: number, rank: number): Layout {
  let framedLayout = layout;
  for (let i = 0; i < before; i++) framedLayout = expanded(framedLayout, 0, 1);
  for (let i = 0; i < after; i++) framedLayout = expanded(framedLayout, before + rank + i, 1);
  return framedLayout;
}

function expanded(layout: Layout, at: number, length: number): Layout {
  const { shape, strides, dtype } = layout;
  return {
    ...layout,
    shape: [...shape.slice(0, at), length, ...shape.slice(at)],
    strides: [...strides.slice(0, at), dtype.itemsize, ...strides.slice(at)],
  };
}

function line({ start, stop, step }: PySlice, context: Context): NDArray {
  const from: Value = start.t === "none" ? pyInt(0) : start;
  if (step.t !== "complex") return arange(from, stop, step);
  const num = Math.trunc(Math.hypot(step.re, step.im));
  return linspace({ start: from, stop, num, endpoint: true, dtype: undefined, axis: 0 }, context).out;
}

defineClass("RClass", { rows: "numpy.r_", getItem: (_, key, context) => joined(key, ofRows, context) });
defineClass("CClass", { rows: "numpy.c_", getItem: (_, key, context) => joined(key, ofColumns, context) });
