import { type NDArray, viewOf } from "../../ndarray/array.ts";
import type { Piece } from "../../ndarray/assemble.ts";
import { fitted } from "../../ndarray/assign.ts";
import { raise } from "../../ndarray/error.ts";
import { showShape } from "../../ndarray/layouts/broadcast.ts";
import type { Dim } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { isC, isF, type Layout, permute, withNewAxis } from "../../ndarray/layouts/layout.ts";
import { part } from "./delete.ts";

/** Returns where the old elements and the new values go, and the layout of the result. */
export function insertPieces(
  from: NDArray,
  axis: number,
  length: number,
  positions: readonly number[],
  { single, inList }: { readonly single: boolean; readonly inList: boolean },
  given: NDArray,
): { readonly layout: Layout; readonly pieces: readonly Piece[] } {
  const order = isF(from.layout) === true && isC(from.layout) !== true ? "F" : "C";
  const values = single ? oneSlot(given, inList ? 0 : axis, from.shape.length) : given;
  const count = single ? singleCount(values, axis, from.shape.length) : positions.length;
  const layout = allocatedIn(from.dtype, from.shape.with(axis, length + count), order);
  const places = single ? consecutive(positions[0], length, count) : spread(positions, length);
  const slots = new Set(places);
  const pieces: Piece[] = [];
  let old = 0;
  for (let i = 0; i < length + count; i++)
    if (!slots.has(i)) pieces.push({ at: part(layout, axis, i, 1), from: oneOf(from, axis, old++) });
  const block = from.shape.with(axis, count);
  const fit = fitted(values.layout, block) ?? mismatch(values, block);
  places.forEach((place, i) => {
    pieces.push({ at: part(layout, axis, place, 1), from: viewOf(values, part(fit, axis, i, 1)) });
  });
  return { layout, pieces };
}

function oneOf(from: NDArray, axis: number, i: number): NDArray {
  return viewOf(from, part(from.layout, axis, i, 1));
}

/** A single position takes values as long along the axis as they are. */
function oneSlot(values: NDArray, axis: number, rank: number): NDArray {
  let layout = values.layout;
  while (layout.shape.length < rank) layout = withNewAxis(layout, 0);
  const order = [...layout.shape.keys()];
  order.splice(axis, 0, ...order.splice(0, 1));
  return viewOf(values, permute(layout, order));
}

function singleCount(values: NDArray, axis: number, rank: number): number {
  const length: Dim = values.shape.length < rank ? 1 : values.shape[axis];
  return typeof length === "number" ? length : 1;
}

function consecutive(position: number, length: number, count: number): readonly number[] {
  const start = position < 0 ? position + length : position;
  return Array.from({ length: count }, (_, i) => start + i);
}

/** Positions count in the old array; each insertion before moves the later ones on. */
export function spread(positions: readonly number[], length: number): readonly number[] {
  const from = positions.map((position) => (position < 0 ? position + length : position));
  const order = [...from.keys()].sort((a, b) => from[a] - from[b] || a - b);
  const places = [...from];
  order.forEach((index, shift) => {
    places[index] += shift;
  });
  return places;
}

function mismatch(values: NDArray, block: readonly Dim[]): never {
  return raise(
    "ValueError",
    `could not broadcast input array from shape ${showShape(values.shape)} into shape ${showShape(block)}`,
  );
}
