import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assembled, type Piece } from "../../ndarray/assemble.ts";
import { nothing } from "../../ndarray/contents.ts";
import { isExact, minus, plus } from "../../ndarray/dim.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { hullOf } from "../../ndarray/hull.ts";
import { allocatedIn } from "../../ndarray/korder.ts";
import { isC, isF, type Layout } from "../../ndarray/layout.ts";
import { takenAlong } from "../../ndarray/takenalong.ts";
import type { Value } from "../../ndarray/value.ts";
import { any, keyword, opt } from "../bind.ts";
import { asArray } from "../coerce.ts";
import type { Context } from "../context.ts";
import { type Effect, op } from "../op.ts";
import { array, text } from "../readers.ts";
import { register } from "../registry.ts";
import { allocEffect, copyInto } from "../results.ts";
import { part } from "./delete.ts";

/** Elements to add before and after each axis. */
type Widths = readonly (readonly [before: number, after: number])[];

/** Returns the position in an axis of `length` from which padding position `i` (which may be negative) takes its element. */
type Source = (i: number, length: number) => number;

const sources: Readonly<Record<string, Source>> = {
  edge: (i, length) => Math.min(Math.max(i, 0), length - 1),
  wrap: (i, length) => modulo(i, length),
  symmetric: (i, length) => mirrored(modulo(i, 2 * length), 2 * length - 1, length),
  reflect: (i, length) => (length === 1 ? 0 : mirrored(modulo(i, 2 * length - 2), 2 * length - 2, length)),
};

function modulo(i: number, n: number): number {
  return ((i % n) + n) % n;
}

function mirrored(i: number, last: number, length: number): number {
  return i < length ? i : last - i;
}

function pad(a: NDArray, width: Value, mode: string, options: Options, context: Context): Effect {
  const widths = pairs(width, a.shape.length, context, "pad_width");
  if (widths.some(([before, after]) => before < 0 || after < 0))
    raise("ValueError", "index can't contain negative values");
  const layout = paddedLayout(a, widths);
  if (mode === "constant") return constant(a, widths, layout, options.constant_values, context);
  if (mode === "empty") return allocEffect(around(a, widths, layout, []));
  const source = Object.hasOwn(sources, mode) ? sources[mode] : undefined;
  if (source || computed.has(mode)) refuseEmpty(a, widths);
  if (source && (options.reflect_type ?? "even") === "even")
    return allocEffect(gathered(a, widths, layout, source, mode));
  if (source !== undefined || computed.has(mode)) return allocEffect(newArray(layout, nothing));
  return raise("ValueError", `mode '${mode}' is not supported`);
}

/** Modes whose padding is computed from the elements. */
const computed = new Set(["mean", "median", "maximum", "minimum", "linear_ramp", "reflect", "symmetric"]);

interface Options {
  readonly constant_values?: Value;
  readonly reflect_type?: string;
}

function paddedLayout(a: NDArray, widths: Widths): Layout {
  const shape = a.shape.map((length, axis) => plus(length, widths[axis][0] + widths[axis][1]));
  const order = isF(a.layout) === true && isC(a.layout) !== true ? "F" : "C";
  return allocatedIn(a.dtype, shape, order);
}

/** Reads a width or pair, for every axis or one by one. */
function pairs(value: Value, rank: number, context: Context, name: string): Widths {
  if (value.t === "dict") return notKnown(name);
  const given = asArray(value, context);
  const numbers = elementsOf(given)?.map(Number) ?? notKnown(name);
  if (given.dtype.kind !== "i" && given.dtype.kind !== "u" && name === "pad_width")
    raise("TypeError", "`pad_width` must be of integral type.");
  if (numbers.length === 1) return Array.from({ length: rank }, () => [numbers[0], numbers[0]] as const);
  const { shape } = given;
  if (shape.length === 2 && shape[0] === rank && shape[1] === 1) return numbers.map((n) => [n, n] as const);
  if (numbers.length === 2 && (shape.length === 1 || shape[0] === 1))
    return Array.from({ length: rank }, () => [numbers[0], numbers[1]] as const);
  if (shape.length === 2 && shape[0] === rank && shape[1] === 2)
    return Array.from({ length: rank }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]] as const);
  const text = (shape as readonly number[]).join(",") + (shape.length === 1 ? "," : "");
  return raise(
    "ValueError",
    `operands could not be broadcast together with remapped shapes [original->remapped]: (${text})  and requested shape (${rank},2)`,
  );
}

/** Puts the array in the middle of the result, over pieces that fill the rest. */
function around(a: NDArray, widths: Widths, layout: Layout, rest: readonly Piece[]): NDArray {
  const middle = widths.reduce((at, [before], axis) => part(at, axis, before, a.shape[axis]), layout);
  const pieces = [...rest, { at: middle, from: a }];
  if (rest.length > 0 || widths.every(([before, after]) => before + after === 0))
    return assembled(layout, pieces);
  return newArray(layout, nothing);
}

/** Later axes are padded over the corners of the earlier ones. */
function constant(
  a: NDArray,
  widths: Widths,
  layout: Layout,
  values: Value | undefined,
  context: Context,
): Effect {
  const given = asArray(values ?? { t: "int", v: 0 }, context);
  const sides = constantSides(given, a.shape.length);
  const pieces = widths.flatMap(([before, after], axis): Piece[] => {
    const length = layout.shape[axis];
    const end = minus(length, after);
    return [
      { at: part(layout, axis, 0, before), from: sides[axis][0] },
      { at: part(layout, axis, end, after), from: sides[axis][1] },
    ];
  });
  return allocEffect(around(a, widths, layout, pieces));
}

/** Returns the value before and after each axis, as 0-d arrays. */
function constantSides(given: NDArray, rank: number): readonly (readonly [NDArray, NDArray])[] {
  const { shape, strides, offset } = given.layout;
  const at = (i: number, j: number) => {
    const index =
      shape.length === 2 ? [shape[0] === 1 ? 0 : i, shape[1] === 1 ? 0 : j] : shape[0] === 1 ? [0] : [j];
    const place =
      shape.length === 0
        ? offset
        : index.reduce((sum, n, axis) => plus(sum, n * Number(strides[axis])), offset);
    return viewOf(given, { ...given.layout, shape: [], strides: [], offset: place });
  };
  return Array.from({ length: rank }, (_, i) => [at(i, 0), at(i, 1)] as const);
}

/** Nothing can be computed or copied from an axis without elements. */
function refuseEmpty(a: NDArray, widths: Widths): void {
  const axis = a.shape.findIndex((length, i) => length === 0 && widths[i][0] + widths[i][1] > 0);
  if (axis >= 0)
    raise("ValueError", `can't extend empty axis ${axis} using modes other than 'constant' or 'empty'`);
}

/** Takes every element of the result from the array, axis by axis. */
function gathered(a: NDArray, widths: Widths, layout: Layout, source: Source, mode: string): NDArray {
  let result = a;
  widths.forEach(([before, after], axis) => {
    const length = a.shape[axis];
    if (!isExact(length)) return;
    const positions = Int32Array.from({ length: before + length + after }, (_, i) =>
      source(i - before, length),
    );
    result = takenAlong(result, axis, positions, positions.length);
  });
  if (mode && !layout.shape.every(isExact)) return newArray(layout, hullOf(a));
  return copyInto(result, layout, "ndarray");
}

register("numpy", {
  pad: op(
    {
      array,
      pad_width: any,
      mode: opt(text, "constant"),
      stat_length: keyword(opt(any, undefined)),
      constant_values: keyword(opt(any, undefined)),
      end_values: keyword(opt(any, undefined)),
      reflect_type: keyword(opt(text, undefined)),
    },
    (read, context) => pad(read.array, read.pad_width, read.mode, read, context),
  ),
});
