import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assembled, type Piece } from "../../ndarray/assemble.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import { NotKnown, notKnown, raise } from "../../ndarray/error.ts";
import { takenAlong } from "../../ndarray/indexing/takenalong.ts";
import { isExact, minus, plus } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { isC, isF, type Layout } from "../../ndarray/layouts/layout.ts";
import { type PyDict, pyStr, type Value } from "../../ndarray/value.ts";
import { any, keyword, namedRest, opt } from "../calls/bind.ts";
import { array, int, normalizeAxis, text } from "../calls/readers.ts";
import { allocEffect, copyInto } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { itemsOf } from "../conversion/python.ts";
import { elementFor } from "../items/storeelement.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { part } from "./delete.ts";
import { computedModes, padByFunction, paddedBy, type Widths } from "./padmodes.ts";

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

function pad(a: NDArray, width: Value, how: Value, options: Options, context: Context): Effect {
  const widths = pairs(width, a.shape.length, context, "pad_width");
  if (widths.some(([before, after]) => before < 0 || after < 0))
    raise("ValueError", "index can't contain negative values");
  const layout = paddedLayout(a, widths);
  if (how.t !== "str") return byFunction(a, widths, layout, how, options.kwargs, context);
  const mode = how.v ?? notKnown("how to pad");
  refuseOthers(mode, options);
  if (mode === "constant") return constant(a, widths, layout, options.constant_values, context);
  if (mode === "empty") return allocEffect(around(a, widths, layout, []));
  const source = Object.hasOwn(sources, mode) ? sources[mode] : undefined;
  if (source || computedModes.has(mode)) refuseEmpty(a, widths);
  if (source && (options.reflect_type ?? "even") === "even")
    return allocEffect(gathered(a, widths, layout, source, mode));
  try {
    return allocEffect(copyInto(paddedBy(mode, a, widths, options, context), layout, "ndarray"));
  } catch (error) {
    if (error instanceof NotKnown) return allocEffect(newArray(layout, nothing));
    throw error;
  }
}

/** The keywords that each mode takes. */
const keywordsOf: Readonly<Record<string, readonly string[]>> = {
  empty: [],
  edge: [],
  wrap: [],
  constant: ["constant_values"],
  linear_ramp: ["end_values"],
  maximum: ["stat_length"],
  mean: ["stat_length"],
  median: ["stat_length"],
  minimum: ["stat_length"],
  reflect: ["reflect_type"],
  symmetric: ["reflect_type"],
};

/** Raises where a keyword is given that the mode does not take. The message has several as a set, in an order that is not known. */
function refuseOthers(mode: string, { kwargs, ...options }: Options): void {
  if (!Object.hasOwn(keywordsOf, mode)) raise("ValueError", `mode '${mode}' is not supported`);
  const names = ["stat_length", "constant_values", "end_values", "reflect_type"] as const;
  const given = [...names.filter((name) => options[name] !== undefined), ...kwargs.keys()];
  const others = given.filter((name) => !keywordsOf[mode].includes(name));
  if (others.length > 1) notKnown("the order of a set");
  if (others.length === 1)
    raise("ValueError", `unsupported keyword arguments for mode '${mode}': {'${others[0]}'}`);
}

/** The function finds zeros where it is to pad. */
function byFunction(
  a: NDArray,
  widths: Widths,
  layout: Layout,
  func: Value,
  named: ReadonlyMap<string, Value>,
  context: Context,
): Effect {
  if (func.t !== "foreign" && func.t !== "object") return notKnown("how to pad");
  const effect = constant(a, widths, layout, undefined, context);
  if ("out" in effect && effect.out) padByFunction(func, effect.out, widths, named, context);
  return effect;
}

interface Options {
  readonly stat_length?: Value;
  readonly constant_values?: Value;
  readonly end_values?: Value;
  readonly reflect_type?: string;
  readonly kwargs: ReadonlyMap<string, Value>;
}

function paddedLayout(a: NDArray, widths: Widths): Layout {
  const shape = a.shape.map((length, axis) => plus(length, widths[axis][0] + widths[axis][1]));
  const order = isF(a.layout) === true && isC(a.layout) !== true ? "F" : "C";
  return allocatedIn(a.dtype, shape, order);
}

/** Reads a width or pair, for every axis or one by one. */
function pairs(value: Value, rank: number, context: Context, name: string): Widths {
  if (value.t === "dict") return pairsByAxis(value, rank, context);
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

/** Reads `{axis: width or pair}`; the other axes are not padded. */
function pairsByAxis(value: PyDict, rank: number, context: Context): Widths {
  const widths: (readonly [number, number])[] = Array.from({ length: rank }, () => [0, 0]);
  for (const { key, value: width } of value.entries?.values() ?? notKnown("pad_width")) {
    const given = int.read(key, context);
    if (given < -rank || given >= rank) raise("IndexError", "list assignment index out of range");
    const axis = normalizeAxis(given, rank);
    const items = itemsOf(width, context);
    const [before, after] = (items ?? [width, width]).map((item) => int.read(item, context));
    widths[axis] = [before, after ?? notKnown("pad_width")];
  }
  return widths;
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
  const sides = constantSides(given, a.shape.length).map((side) =>
    side.map((value) => elementFor(a.dtype, elementValue(value), context)),
  );
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
      mode: opt(any, pyStr("constant")),
      stat_length: keyword(opt(any, undefined)),
      constant_values: keyword(opt(any, undefined)),
      end_values: keyword(opt(any, undefined)),
      reflect_type: keyword(opt(text, undefined)),
      kwargs: namedRest,
    },
    (read, context) => pad(read.array, read.pad_width, read.mode, read, context),
  ),
});
