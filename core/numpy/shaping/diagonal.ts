import type { NDArray } from "../../ndarray/array.ts";
import { viewOf } from "../../ndarray/array.ts";
import { raise } from "../../ndarray/error.ts";
import { lesser, notNegative } from "../../ndarray/indexing/slice.ts";
import { less, minus, plus, times } from "../../ndarray/layouts/dim.ts";
import type { Layout } from "../../ndarray/layouts/layout.ts";
import { keyword, opt } from "../calls/bind.ts";
import { array, int } from "../calls/readers.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";

/** Returns the layout of the view of a diagonal of two axes, which becomes the last axis; raises for fewer than two. */
export function diagonalLayout(layout: Layout, offset: number, first: number, second: number): Layout {
  const rank = layout.shape.length;
  if (rank < 2) raise("ValueError", "diag requires an array of at least two dimensions");
  const [i, j] = [axisOf(first, rank, "axis1"), axisOf(second, rank, "axis2")];
  if (i === j) raise("ValueError", "axis1 and axis2 cannot be the same");
  const [down, right] = offset < 0 ? [-offset, 0] : [0, offset];
  const rows = minus(layout.shape[i], down);
  const columns = minus(layout.shape[j], right);
  const shorter = lesser(rows, columns);
  const length = notNegative(shorter);
  const isOutside = less(shorter, 0) === true;
  const start = isOutside ? 0 : plus(times(down, layout.strides[i]), times(right, layout.strides[j]));
  const isKept = (_: unknown, axis: number) => axis !== i && axis !== j;
  return {
    ...layout,
    shape: [...layout.shape.filter(isKept), length],
    strides: [...layout.strides.filter(isKept), plus(layout.strides[i], layout.strides[j])],
    offset: plus(layout.offset, start),
  };
}

function axisOf(axis: number, rank: number, name: string): number {
  if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  return raise("AxisError", `${name}: axis ${axis} is out of bounds for array of dimension ${rank}`);
}

function diagonal(a: NDArray, offset: number, axis1: number, axis2: number): Effect {
  const out = viewOf(a, diagonalLayout(a.layout, offset, axis1, axis2));
  out.writeable = false;
  return { kind: "view", of: a, out, value: out };
}

const row = op({ a: array, offset: opt(int, 0), axis1: opt(int, 0), axis2: opt(int, 1) }, (read) =>
  diagonal(read.a, read.offset, read.axis1, read.axis2),
);

register("numpy", { diagonal: row });
register("numpy.ndarray", { diagonal: row });
register("numpy.linalg", {
  diagonal: op({ x: array, offset: keyword(opt(int, 0)) }, (read) => diagonal(read.x, read.offset, -2, -1)),
});
