import { readable, setKnown, writable } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { hullOf, joined } from "../../ndarray/contents/hull.ts";
import { move, type Places, placesOf } from "../../ndarray/contents/move.ts";
import { broadcastLayout } from "../../ndarray/layouts/broadcast.ts";
import { type ExactLayout, isExactLayout, type Layout } from "../../ndarray/layouts/layout.ts";

/** Copies the elements of `from`, which has the output's dtype, to `out` where the mask is true; both are broadcast to its shape. */
export function assignWhere(out: NDArray, from: NDArray, where: NDArray): void {
  const mask = readable(where);
  const target = mask && isExactLayout(out.layout) ? writable(out) : undefined;
  const to = target && placesIn(out.layout, out.layout);
  const flags = mask && placesIn(mask.layout, out.layout);
  if (!mask || !target || !to || !flags) {
    // Each element is the old or the new one.
    assign(out, newArray(from.layout, joined(hullOf(out), hullOf(from), out.dtype)));
    return;
  }
  const isChosen = (_: number, i: number) => mask.data[flags[i]] !== 0;
  const source = readable(from);
  const own = source && placesIn(source.layout, out.layout);
  const chosen = to.filter(isChosen);
  if (source && own) move(source, own.filter(isChosen), target, chosen, out.dtype);
  else forget(out, chosen);
}

function placesIn(layout: Layout, { shape }: Layout): Places | undefined {
  const seen = broadcastLayout(layout, shape) as ExactLayout;
  return placesOf(seen.shape, seen.strides, seen.offset);
}

function forget(out: NDArray, places: Places): void {
  for (const offset of places) {
    const element: ExactLayout = { dtype: out.dtype, shape: [], strides: [], offset };
    setKnown(viewOf(out, element), false);
  }
}
