import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { allExact, isExact } from "../../ndarray/layouts/dim.ts";
import { permute } from "../../ndarray/layouts/layout.ts";
import { pyDict } from "../../ndarray/pydict.ts";
import { none, pyFalse, pyInt, pyList, pyTrue, pyTuple, type Value } from "../../ndarray/value.ts";
import { type Composer, composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../conversion/python.ts";
import { lanesOf } from "../functional/along.ts";
import { part } from "./delete.ts";

/** Elements to add before and after each axis. */
export type Widths = readonly (readonly [before: number, after: number])[];

/** Modes whose padding is computed from the elements, axis by axis. */
export const computedModes = new Set([
  "mean",
  "median",
  "maximum",
  "minimum",
  "linear_ramp",
  "reflect",
  "symmetric",
]);

interface ModeOptions {
  readonly stat_length?: Value;
  readonly end_values?: Value;
}

/** One axis of what is padded so far, and how much it gets on either side. */
interface Axis {
  readonly of: NDArray;
  readonly axis: number;
  readonly before: number;
  readonly after: number;
}

/** Returns the padded array, in C order; throws NotKnown where its elements are not known. */
export function paddedBy(
  mode: string,
  a: NDArray,
  widths: Widths,
  options: ModeOptions,
  context: Context,
): NDArray {
  if (!elementsOf(a)) return notKnown("elements of a padded array");
  const call = composer(context);
  const rank = a.shape.length;
  const ends = sidesOf(options.end_values ?? pyInt(0), rank, context);
  const lengths = sidesOf(options.stat_length ?? none, rank, context);
  let padded: NDArray = a.subclass === "ndarray" ? a : viewOf(a, a.layout, "ndarray");
  widths.forEach(([before, after], axis) => {
    const along: Axis = { of: padded, axis, before, after };
    const [left, right] =
      mode === "linear_ramp"
        ? ramps(call, along, ends[axis])
        : mode === "reflect" || mode === "symmetric"
          ? oddMirrors(call, along, mode)
          : statistics(call, along, mode, lengths[axis]);
    const pieces = [left, padded, right].map((piece) => cast(call, piece, a));
    padded = call.array("concatenate", pyList(pieces), pyInt(axis));
  });
  return padded;
}

type Sides = readonly (readonly [Value, Value])[];

/** Reads one value, a pair, or a pair for each axis. */
function sidesOf(value: Value, rank: number, context: Context): Sides {
  const pairOf = (one: Value): readonly [Value, Value] => {
    const items = one.t === "none" ? undefined : itemsOf(one, context);
    if (!items) return [one, one];
    if (items.length === 1) return [items[0], items[0]];
    if (items.some((item) => item.t === "none")) return notKnown("lengths as objects");
    return items.length === 2 ? [items[0], items[1]] : notKnown("values at the ends");
  };
  const items = value.t === "none" ? undefined : itemsOf(value, context);
  const isNested = items?.some((item) => item.t === "tuple" || item.t === "list") ?? false;
  if (!isNested || !items) return Array.from({ length: rank }, () => pairOf(value));
  if (items.length === 1) return Array.from({ length: rank }, () => pairOf(items[0]));
  return items.length === rank ? items.map(pairOf) : notKnown("values at the ends");
}

function cast(call: Composer, piece: Value, as: NDArray): Value {
  return call.method(piece, "astype", [{ t: "dtype", dtype: as.dtype }]);
}

function lengthOf({ of, axis }: Axis): number {
  const length = of.shape[axis];
  return isExact(length) ? length : notKnown("length of an axis");
}

/** Elements from `start` on, as a view. */
function slice({ of, axis }: Axis, start: number, count: number): NDArray {
  return viewOf(of, part(of.layout, axis, start, count), "ndarray");
}

function ramps(call: Composer, along: Axis, [start, end]: readonly [Value, Value]): readonly Value[] {
  const { of, axis, before, after } = along;
  const ramp = (edge: number, value: Value, count: number) =>
    call.named("linspace", [value, squeezed(slice(along, edge, 1), axis)], {
      num: pyInt(count),
      endpoint: pyFalse,
      dtype: { t: "dtype", dtype: of.dtype },
      axis: pyInt(axis),
    });
  const right = ramp(lengthOf(along) - 1, end, after);
  return [ramp(0, start, before), call("flip", right, pyInt(axis))];
}

function squeezed(array: NDArray, axis: number): NDArray {
  const without = <T>(items: readonly T[]) => items.filter((_, i) => i !== axis);
  const { shape, strides } = array.layout;
  return viewOf(array, { ...array.layout, shape: without(shape), strides: without(strides) });
}

const functions: Readonly<Record<string, string>> = {
  mean: "mean",
  median: "median",
  maximum: "amax",
  minimum: "amin",
};

/** What is computed from the first and the last elements, repeated. */
function statistics(
  call: Composer,
  along: Axis,
  mode: string,
  lengths: readonly [Value, Value],
): readonly Value[] {
  const { of, axis, before, after } = along;
  const most = lengthOf(along);
  const [first, last] = lengths.map((given) => Math.min(most, countOf(given) ?? most));
  if ((first === 0 || last === 0) && (mode === "maximum" || mode === "minimum"))
    raise("ValueError", "stat_length of 0 yields no value for padding");
  const repeated = (from: NDArray, count: number) => {
    const whole = call.named(functions[mode], [from], { axis: pyInt(axis), keepdims: pyTrue });
    const rounded = "iu".includes(of.dtype.kind) ? call("round", whole) : whole;
    return call("repeat", rounded, pyInt(count), pyInt(axis));
  };
  return [repeated(slice(along, 0, first), before), repeated(slice(along, most - last, last), after)];
}

function countOf(value: Value): number | undefined {
  if (value.t === "none") return undefined;
  return value.t === "int" && typeof value.v === "number" ? value.v : notKnown("stat_length");
}

/** Twice the edge less the mirrored elements. Padding wider than the array mirrors several times, which is not followed. */
function oddMirrors(call: Composer, along: Axis, mode: string): readonly Value[] {
  const { axis, before, after } = along;
  const length = lengthOf(along);
  const skip = mode === "reflect" ? 1 : 0;
  if (Math.max(before, after) > length - skip) return notKnown("padding wider than the array");
  const mirrored = (edge: number, start: number, count: number) => {
    const twice = call.operate("Mult", pyInt(2), slice(along, edge, 1));
    return call.operate("Sub", twice, call("flip", slice(along, start, count), pyInt(axis)));
  };
  return [mirrored(0, skip, before), mirrored(length - 1, length - skip - after, after)];
}

/** Calls the program's own function with every line of the padded array, in which it writes; axis by axis. */
export function padByFunction(
  func: Value,
  padded: NDArray,
  widths: Widths,
  named: ReadonlyMap<string, Value>,
  context: Context,
): void {
  padded.shape.forEach((_, axis) => {
    const others = padded.shape.map((_length, i) => i).filter((i) => i !== axis);
    const moved = permute(padded.layout, [...others, axis]);
    const outer = moved.shape.slice(0, -1);
    for (const line of lanesOf(moved, allExact(outer) ? outer : notKnown("the number of lines")))
      context.call(func, [
        viewOf(padded, line),
        pyTuple(widths[axis].map((width) => pyInt(width))),
        pyInt(axis),
        pyDict(named),
      ]);
  });
}
