import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { sliceRange } from "../../ndarray/indexing/slice.ts";
import { type Dim, floorDivide, isExact, plus, times } from "../../ndarray/layouts/dim.ts";
import { atIndex, type Layout, permute } from "../../ndarray/layouts/layout.ts";
import { pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt } from "../calls/bind.ts";
import { array, int, shape } from "../calls/readers.ts";
import { viewEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { indexOf } from "../conversion/python.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { normalizeAxes } from "./axes.ts";

/** Returns the layout of the elements [start, stop) along one axis. */
export function sliced(layout: Layout, axis: number, start: Dim, stop: Dim | undefined): Layout {
  const range = sliceRange({ start, stop, step: 1 }, layout.shape[axis]);
  return {
    ...layout,
    shape: layout.shape.with(axis, range.length),
    offset: plus(layout.offset, times(range.start, layout.strides[axis])),
  };
}

/** Splits at the given positions, or into so many parts of which the first are one longer. */
function arraySplit(a: NDArray, where: Value, given: number, context: Context): Effect {
  const axis = given < 0 ? given + a.shape.length : given;
  const length = a.shape[axis] ?? raise("IndexError", "tuple index out of range");
  const cuts = isNumber(where) ? evenCuts(count(where), length) : cutsAt(where, length, context);
  const parts = cuts.slice(1).map((cut, i) => viewEffect(a, sliced(a.layout, axis, cuts[i], cut)));
  return manyOf(parts, "list");
}

/** Returns the effect of several results at once, as a list or tuple. */
export function manyOf(effects: readonly Effect[], as: "list" | "tuple"): Effect {
  const values = effects.map((effect): Value => ("value" in effect ? effect.value : { t: "unknown" }));
  return { kind: "many", effects, value: as === "list" ? pyList(values) : pyTuple(values) };
}

function isNumber(value: Value): boolean {
  return value.t === "int" || value.t === "scalar" || (value.t === "ndarray" && value.shape.length === 0);
}

function count(value: Value): number {
  const sections = indexOf(value);
  return isExact(sections) ? sections : notKnown("the number of parts");
}

/** The first `length % sections` parts are one element longer. */
function evenCuts(sections: number, length: Dim): readonly Dim[] {
  if (sections <= 0) raise("ValueError", "number sections must be larger than 0.");
  if (!isExact(length)) return notKnown("the lengths of the parts");
  const each = Math.floor(length / sections);
  const extra = length % sections;
  return Array.from({ length: sections + 1 }, (_, i) => i * each + Math.min(i, extra));
}

function cutsAt(where: Value, length: Dim, context: Context): readonly Dim[] {
  const items = where.t === "ndarray" ? integersIn(where) : shape.read(where, context);
  return [0, ...items, length];
}

function integersIn(where: NDArray): readonly Dim[] {
  const [n] = where.shape;
  if (!isExact(n)) return notKnown("positions");
  return Array.from({ length: n }, (_, i) =>
    indexOf(elementValue(viewOf(where, atIndex(where.layout, 0, i)))),
  );
}

function split(a: NDArray, where: Value, axis: number, context: Context): Effect {
  if (isNumber(where)) {
    const sections = count(where);
    const length = a.shape[axis < 0 ? axis + a.shape.length : axis];
    if (length === undefined) raise("IndexError", "tuple index out of range");
    if (sections === 0) raise("ZeroDivisionError", "integer modulo by zero");
    if (length !== undefined && isExact(length) && length % sections !== 0)
      raise("ValueError", "array split does not result in an equal division");
    if (!isExact(length)) return equalParts(a, axis < 0 ? axis + a.shape.length : axis, sections, length);
  }
  return arraySplit(a, where, axis, context);
}

/** An unknown length divides by the number of parts, since NumPy raises otherwise. */
function equalParts(a: NDArray, axis: number, sections: number, length: Dim): Effect {
  const each = floorDivide(length, sections);
  const parts = Array.from({ length: sections }, (_, i): Layout => {
    const offset = plus(a.layout.offset, times(times(each, i), a.layout.strides[axis]));
    return { ...a.layout, shape: a.shape.with(axis, each), offset };
  });
  return manyOf(
    parts.map((part) => viewEffect(a, part)),
    "list",
  );
}

/** `hsplit` and its like: split along a fixed axis of arrays that have enough of them. */
function splitAlong(name: string, axisOf: (rank: number) => number, least: number) {
  return op({ ary: array, indices_or_sections: any }, ({ ary, indices_or_sections }, context) => {
    const rank = ary.shape.length;
    if (rank < least) raise("ValueError", `${name} only works on arrays of ${least} or more dimensions`);
    return split(ary, indices_or_sections, axisOf(rank), context);
  });
}

function unstack(x: NDArray, given: number): Effect {
  const rank = x.shape.length;
  if (rank === 0) raise("ValueError", "Input array must be at least 1-d.");
  const axis = normalizeAxes([given], rank, "source")[0];
  const order = [axis, ...[...x.shape.keys()].filter((other) => other !== axis)];
  const layout = permute(x.layout, order);
  const length = isExact(layout.shape[0]) ? layout.shape[0] : notKnown("the number of rows");
  const rowAt = (i: number): Effect => {
    const row = atIndex(layout, 0, i);
    return rank > 1 ? viewEffect(x, row) : { kind: "value", value: elementValue(viewOf(x, row)) };
  };
  return manyOf(
    Array.from({ length }, (_, i) => rowAt(i)),
    "tuple",
  );
}

const rows: Rows = {
  array_split: op({ ary: array, indices_or_sections: any, axis: opt(int, 0) }, (read, context) =>
    arraySplit(read.ary, read.indices_or_sections, read.axis, context),
  ),
  split: op({ ary: array, indices_or_sections: any, axis: opt(int, 0) }, (read, context) =>
    split(read.ary, read.indices_or_sections, read.axis, context),
  ),
  hsplit: splitAlong("hsplit", (rank) => (rank > 1 ? 1 : 0), 1),
  vsplit: splitAlong("vsplit", () => 0, 2),
  dsplit: splitAlong("dsplit", () => 2, 3),
  unstack: op({ x: array, axis: keyword(opt(int, 0)) }, (read) => unstack(read.x, read.axis)),
};

register("numpy", rows);
