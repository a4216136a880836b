import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { assembled } from "../../ndarray/assemble.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact, minus, plus, same, times } from "../../ndarray/layouts/dim.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { type Layout, permute } from "../../ndarray/layouts/layout.ts";
import { givenView } from "../../ndarray/layouts/reshape.ts";
import { opt, orNone } from "../calls/bind.ts";
import { array, axes, int, shape } from "../calls/readers.ts";
import { allocEffect, copyEffect, valueEffect, viewEffect } from "../calls/results.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { normalizeAxes } from "./axes.ts";
import { flattenedView, reshape } from "./reshape.ts";
import { sliced } from "./split.ts";

/** Returns the layout with the elements along the axes in reverse. */
export function reversed(layout: Layout, along: readonly number[]): Layout {
  let result = layout;
  for (const axis of along) {
    const length = result.shape[axis];
    if (same(length, 0) === true) continue;
    const last = times(minus(length, 1), result.strides[axis]);
    const strides = result.strides.with(axis, times(result.strides[axis], -1));
    result = { ...result, strides, offset: plus(result.offset, last) };
  }
  return result;
}

function flip(m: NDArray, given: readonly number[] | undefined): Effect {
  const along = given ? normalizeAxes(given, m.shape.length) : [...m.shape.keys()];
  if (m.shape.length === 0) return valueEffect(elementValue(m));
  return viewEffect(m, reversed(m.layout, along));
}

function rot90(m: NDArray, k: number, given: readonly number[]): Effect {
  const rank = m.shape.length;
  if (given.length !== 2) raise("ValueError", "len(axes) must be 2.");
  const [from, to] = given;
  if (from === to || Math.abs(from - to) === rank) raise("ValueError", "Axes must be different.");
  if (from >= rank || from < -rank || to >= rank || to < -rank)
    raise("ValueError", `Axes=${`(${from}, ${to})`} out of range for array of ndim=${rank}.`);
  const [first, second] = normalizeAxes(given, rank);
  const turns = ((k % 4) + 4) % 4;
  if (turns === 0) return viewEffect(m, m.layout);
  if (turns === 2) return viewEffect(m, reversed(m.layout, [first, second]));
  const order = [...m.shape.keys()];
  [order[first], order[second]] = [order[second], order[first]];
  if (turns === 1) return viewEffect(m, permute(reversed(m.layout, [second]), order));
  return viewEffect(m, reversed(permute(m.layout, order), [second]));
}

function roll(a: NDArray, shift: readonly Dim[], given: readonly number[] | undefined): Effect {
  if (!given) {
    const rolled = rolledArray(flattenedView(a), sumsByAxis(shift, [0]));
    const layout = givenView(rolled.layout, a.shape, "C");
    return layout ? copyEffect(a, viewOf(rolled, layout)) : reshape(rolled, a.shape, { order: "C" });
  }
  const along = given.map((axis) => normalizeAxes([axis], a.shape.length)[0]);
  if (shift.length !== 1 && along.length !== 1 && shift.length !== along.length)
    raise(
      "ValueError",
      `shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape (${shift.length},) and arg 1 with shape (${along.length},).`,
    );
  return allocEffect(rolledArray(a, sumsByAxis(shift, along)));
}

/** Returns the total shift of each axis; shifts and axes are broadcast. */
function sumsByAxis(shift: readonly Dim[], along: readonly number[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  const count = Math.max(shift.length, along.length);
  for (let i = 0; i < count; i++) {
    const by = shift[shift.length === 1 ? 0 : i];
    const axis = along[along.length === 1 ? 0 : i];
    sums.set(axis, (sums.get(axis) ?? 0) + (isExact(by) ? by : notKnown("a shift")));
  }
  return sums;
}

/** Each axis is cut in two, and the parts change places. */
function rolledArray(a: NDArray, shifts: ReadonlyMap<number, number>): NDArray {
  const layout = layoutLike(a.layout);
  let pieces: { at: Layout; from: Layout }[] = [{ at: layout, from: a.layout }];
  for (const [axis, by] of shifts) {
    const length = a.shape[axis];
    if (!isExact(length)) return assembled(layout, [{ at: layout, from: a }], a.subclass);
    const offset = length === 0 ? 0 : ((by % length) + length) % length;
    if (offset === 0) continue;
    pieces = pieces.flatMap(({ at, from }) => [
      { at: sliced(at, axis, offset, undefined), from: sliced(from, axis, 0, length - offset) },
      { at: sliced(at, axis, 0, offset), from: sliced(from, axis, length - offset, undefined) },
    ]);
  }
  return assembled(
    layout,
    pieces.map(({ at, from }) => ({ at, from: viewOf(a, from) })),
    a.subclass,
  );
}

function flipAlong(axis: number, least: number) {
  return op({ m: array }, ({ m }) => {
    if (m.shape.length < least) raise("ValueError", `Input must be >= ${least}-d.`);
    return flip(m, [axis]);
  });
}

const rows: Rows = {
  flip: op({ m: array, axis: orNone(axes, undefined) }, (read) => flip(read.m, read.axis)),
  flipud: flipAlong(0, 1),
  fliplr: flipAlong(1, 2),
  rot90: op({ m: array, k: opt(int, 1), axes: opt(axes, [0, 1]) }, (read) =>
    rot90(read.m, read.k, read.axes),
  ),
  roll: op({ a: array, shift: shape, axis: orNone(axes, undefined) }, (read) =>
    roll(read.a, read.shift, read.axis),
  ),
};

register("numpy", rows);
