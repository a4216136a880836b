import type { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, same } from "../../ndarray/layouts/dim.ts";
import { type Layout, permute, transposed } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import { any, opt, orNone, rest } from "../calls/bind.ts";
import { array, axes, int, normalizeAxis } from "../calls/readers.ts";
import { valueEffect, viewEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { refuseSequence } from "../ufunc/axes.ts";
import { reshape } from "./reshape.ts";

/** Returns what `a.transpose(axes)` does; reversed axes when none are given. */
export function transpose(a: NDArray, given?: readonly number[]): Effect {
  const rank = a.shape.length;
  if (!given) return viewEffect(a, transposed(a.layout));
  if (given.length !== rank) raise("ValueError", "axes don't match array");
  const order = given.map((axis) => normalizeAxis(axis, rank));
  if (new Set(order).size !== rank) raise("ValueError", "repeated axis in transpose");
  return viewEffect(a, permute(a.layout, order));
}

/** Returns the axes, made non-negative; raises when one is given twice. */
export function normalizeAxes(given: readonly number[], rank: number, argument?: string): readonly number[] {
  const result = given.map((axis) => namedAxis(axis, rank, argument));
  if (new Set(result).size < result.length)
    raise("ValueError", argument ? `repeated axis in \`${argument}\` argument` : "repeated axis");
  return result;
}

function namedAxis(axis: number, rank: number, argument?: string): number {
  if (!argument || (axis >= -rank && axis < rank)) return normalizeAxis(axis, rank);
  return raise("AxisError", `${argument}: axis ${axis} is out of bounds for array of dimension ${rank}`);
}

function swapaxes(a: NDArray, first: number, second: number): Effect {
  const rank = a.shape.length;
  const order = [...a.shape.keys()];
  const [i, j] = [namedAxis(first, rank, "axis1"), namedAxis(second, rank, "axis2")];
  [order[i], order[j]] = [order[j], order[i]];
  return viewEffect(a, permute(a.layout, order));
}

function moveaxis(a: NDArray, source: readonly number[], destination: readonly number[]): Effect {
  const rank = a.shape.length;
  const from = normalizeAxes(source, rank, "source");
  const to = normalizeAxes(destination, rank, "destination");
  if (from.length !== to.length)
    raise("ValueError", "`source` and `destination` arguments must have the same number of elements");
  const order = [...a.shape.keys()].filter((axis) => !from.includes(axis));
  const moves = to.map((place, i) => [place, from[i]] as const).sort((p, q) => p[0] - q[0]);
  for (const [place, axis] of moves) order.splice(place, 0, axis);
  return transpose(a, order);
}

function rollaxis(a: NDArray, given: number, start: number): Effect {
  const rank = a.shape.length;
  const axis = normalizeAxis(given, rank);
  let to = start < 0 ? start + rank : start;
  if (to < 0 || to > rank)
    raise("AxisError", `'start' arg requires ${-rank} <= start < ${rank + 1}, but ${to} was passed in`);
  if (axis < to) to--;
  if (axis === to) return viewEffect(a, a.layout);
  const order = [...a.shape.keys()].filter((other) => other !== axis);
  order.splice(to, 0, axis);
  return transpose(a, order);
}

/** Returns what `a.squeeze(axis)` does; raises for an axis that surely is not of length 1. */
export function squeeze(a: NDArray, given?: readonly number[]): Effect {
  const { shape } = a.layout;
  if (shape.length === 0 && given?.every((axis) => axis === 0 || axis === -1)) return valueEffect(a);
  const drop = given
    ? given.map((axis) => normalizeAxis(axis, shape.length))
    : [...shape.keys()].filter((axis) => same(shape[axis], 1) ?? notKnown("whether a length is 1"));
  if (new Set(drop).size < drop.length) raise("ValueError", "duplicate value in 'axis'");
  if (drop.some((axis) => same(shape[axis], 1) === false))
    raise("ValueError", "cannot select an axis to squeeze out which has size not equal to one");
  if (!given && drop.length === 0) return valueEffect(a);
  return viewEffect(a, withoutAxes(a.layout, drop));
}

function withoutAxes(layout: Layout, drop: readonly number[]): Layout {
  const isKept = (_: unknown, axis: number) => !drop.includes(axis);
  return { ...layout, shape: layout.shape.filter(isKept), strides: layout.strides.filter(isKept) };
}

const axesOrRest = rest(any);

/** Reads `transpose()`, `transpose(None)`, `transpose(1, 0)` or `transpose((1, 0))`. */
function axesFrom(parts: readonly Value[], context: Context): readonly number[] | undefined {
  if (parts.length === 0 || (parts.length === 1 && parts[0].t === "none")) return undefined;
  return parts.length === 1 ? axes.read(parts[0], context) : parts.map((part) => int.read(part, context));
}

/** Returns what `np.expand_dims(a, axis)` does: new axes of length 1 at the given places of the result. */
function expandDims(a: NDArray, given: readonly number[]): Effect {
  const rank = a.shape.length + given.length;
  const places = normalizeAxes(given, rank);
  const axes = [...Array(rank).keys()].filter((axis) => !places.includes(axis));
  const shape: Dim[] = new Array(rank).fill(1);
  axes.forEach((axis, i) => {
    shape[axis] = a.shape[i];
  });
  return reshape(a, shape, { order: "C" });
}

/** Returns the view that `np.expand_dims(a, axis)` is. */
export function expandedDims(a: NDArray, axis: number): NDArray {
  const effect = expandDims(a, [axis]);
  return "out" in effect && effect.out ? effect.out : a;
}

const rows: Rows = {
  expand_dims: op({ a: array, axis: axes }, (read) => expandDims(read.a, read.axis)),
  transpose: op({ a: array, axes: orNone(axes, undefined) }, (read) => transpose(read.a, read.axes)),
  swapaxes: op({ a: array, axis1: int, axis2: int }, (read) => swapaxes(read.a, read.axis1, read.axis2)),
  moveaxis: op({ a: array, source: axes, destination: axes }, (read) =>
    moveaxis(read.a, read.source, read.destination),
  ),
  rollaxis: op({ a: array, axis: int, start: opt(int, 0) }, (read) =>
    rollaxis(read.a, read.axis, read.start),
  ),
  squeeze: op({ a: array, axis: orNone(any, undefined) }, ({ a, axis }, context) => {
    if (axis) refuseSequence(axis);
    return squeeze(a, axis && axes.read(axis, context));
  }),
  matrix_transpose: op({ x: array }, ({ x }) => matrixTranspose(x)),
};

function matrixTranspose(x: NDArray): Effect {
  const rank = x.shape.length;
  if (rank < 2) raise("ValueError", `Input array must be at least 2-dimensional, but it is ${rank}`);
  return swapaxes(x, -1, -2);
}

register("numpy", { ...rows, permute_dims: rows.transpose });
register("numpy.linalg", { matrix_transpose: rows.matrix_transpose });
register("numpy.ndarray", {
  transpose: op({ a: array, parts: axesOrRest }, (read, context) =>
    transpose(read.a, axesFrom(read.parts, context)),
  ),
  swapaxes: rows.swapaxes,
  squeeze: rows.squeeze,
});
