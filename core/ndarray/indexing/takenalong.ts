import { type NDArray, newArray, type Subclass } from "../array.ts";
import { placesIn } from "../assign.ts";
import type { Contents } from "../contents/contents.ts";
import { hullOf } from "../contents/hull.ts";
import { movedContents, type Places, sourceOf } from "../contents/move.ts";
import type { Dim } from "../layouts/dim.ts";
import { allocatedIn } from "../layouts/korder.ts";
import { type ExactLayout, isExactLayout, type Layout } from "../layouts/layout.ts";
import { spend } from "../limits.ts";

/**
 * Returns a new C-contiguous array with the elements at `positions` along the axis; `count` of them, also where the
 * positions are not known.
 */
export function takenAlong(
  array: NDArray,
  axis: number,
  positions: ArrayLike<number> | undefined,
  count: Dim,
  subclass: Subclass = array.subclass,
): NDArray {
  const layout = allocatedIn(array.dtype, array.shape.with(axis, count));
  return newArray(layout, (positions && exactly(array, axis, positions, layout)) ?? hullOf(array), subclass);
}

function exactly(
  array: NDArray,
  axis: number,
  positions: ArrayLike<number>,
  layout: Layout,
): Contents | undefined {
  const source = array.contents.kind === "fill" ? undefined : sourceOf(array);
  if (!source || !isExactLayout(layout)) return undefined;
  const from = placesAlong(source.layout, axis, positions);
  const to = from && placesIn(layout);
  return from && to && movedContents(layout, source, from, to);
}

/** Returns the places of the elements at `positions` along the axis, in C order; undefined when they are too many. */
export function placesAlong(
  layout: ExactLayout,
  axis: number,
  positions: ArrayLike<number>,
): Places | undefined {
  const outer = placesIn({
    ...layout,
    shape: layout.shape.slice(0, axis),
    strides: layout.strides.slice(0, axis),
  });
  const inner = placesIn({
    ...layout,
    shape: layout.shape.slice(axis + 1),
    strides: layout.strides.slice(axis + 1),
    offset: 0,
  });
  if (!outer || !inner || !spend(outer.length * inner.length * positions.length)) return undefined;
  const places = new Int32Array(outer.length * inner.length * positions.length);
  const stride = layout.strides[axis];
  let at = 0;
  for (let lane = 0; lane < outer.length; lane++)
    for (let i = 0; i < positions.length; i++) {
      const base = outer[lane] + positions[i] * stride;
      for (let j = 0; j < inner.length; j++) places[at++] = base + inner[j];
    }
  return places;
}
