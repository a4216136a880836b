import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { assembled, type Piece } from "../../ndarray/assemble.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { allExact, type Dim } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { type Layout, permute } from "../../ndarray/layouts/layout.ts";
import { pyInt, type Value } from "../../ndarray/value.ts";
import { any, namedRest, rest } from "../calls/bind.ts";
import { array, axes, int, normalizeAxis } from "../calls/readers.ts";
import { copyEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { expandedDims } from "../shaping/axes.ts";

/** Calls a function with every lane of an array along one axis, and puts its results where the lanes were. */
function applyAlongAxis(
  func: Value,
  given: number,
  arr: NDArray,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
  context: Context,
): Effect {
  const rank = arr.shape.length;
  const axis = normalizeAxis(given, rank);
  const others = [...arr.shape.keys()].filter((other) => other !== axis);
  const moved = permute(arr.layout, [...others, axis]);
  const outer = moved.shape.slice(0, -1);
  if (!allExact(outer)) return notKnown("the number of lanes");
  const lanes = lanesOf(moved, outer);
  if (lanes.length === 0) raise("ValueError", "Cannot apply_along_axis when any iteration dimensions are 0");
  const results = lanes.map((lane) =>
    asArray(context.call(func, [viewOf(arr, lane), ...args], named), context),
  );
  const [first] = results;
  const layout = allocatedIn(first.dtype, [...outer, ...first.shape]);
  const owner = assembled(layout, piecesOf(layout, outer, results));
  const inner = [...first.shape.keys()].map((i) => outer.length + i);
  const back = [...Array(axis).keys(), ...inner, ...others.map((_, i) => i).slice(axis)];
  return copyEffect(arr, viewOf(owner, permute(layout, back)));
}

/** Returns the layouts of the lanes, whose axis is the last, in C order of the other axes. */
export function lanesOf(moved: Layout, outer: readonly number[]): readonly Layout[] {
  const count = outer.reduce((n, length) => n * length, 1);
  if (count > 10_000) return notKnown("very many lanes");
  const last = moved.shape.length - 1;
  return Array.from({ length: count }, (_, i) => ({
    ...moved,
    shape: [moved.shape[last]],
    strides: [moved.strides[last]],
    offset: placeOf(moved, outer, i),
  }));
}

function placeOf(layout: Layout, outer: readonly number[], index: number): Dim {
  let left = index;
  let place = Number(layout.offset);
  for (let axis = outer.length - 1; axis >= 0; axis--) {
    place += (left % outer[axis]) * Number(layout.strides[axis]);
    left = Math.floor(left / outer[axis]);
  }
  return place;
}

function piecesOf(layout: Layout, outer: readonly number[], results: readonly NDArray[]): readonly Piece[] {
  const shape = layout.shape.slice(outer.length);
  const strides = layout.strides.slice(outer.length);
  return results.map((from, i) => ({
    at: { ...layout, shape, strides, offset: placeOf(layout, outer, i) },
    from,
  }));
}

/** Calls a function with the array and one axis after the other; what it drops comes back with length 1. */
function applyOverAxes(func: Value, a: NDArray, over: readonly number[], context: Context): Value {
  let value = a;
  for (const given of over) {
    const axis = given < 0 ? given + a.shape.length : given;
    const result = asArray(context.call(func, [value, pyInt(axis)]), context);
    if (result.shape.length === value.shape.length) value = result;
    else {
      const kept = expandedDims(result, axis);
      if (kept.shape.length !== value.shape.length)
        raise("ValueError", "function is not returning an array of the correct shape");
      value = kept;
    }
  }
  return value;
}

register("numpy", {
  apply_along_axis: op(
    { func1d: any, axis: int, arr: array, args: rest(any), kwargs: namedRest },
    (read, context) => applyAlongAxis(read.func1d, read.axis, read.arr, read.args, read.kwargs, context),
  ),
  apply_over_axes: op({ func: any, a: array, axes }, (read, context) => ({
    kind: "value",
    value: applyOverAxes(read.func, read.a, read.axes, context),
  })),
});
