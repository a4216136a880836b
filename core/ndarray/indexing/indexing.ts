import type { NDArray } from "../array.ts";
import { raise } from "../error.ts";
import { type Dim, plus, showDim, times } from "../layouts/dim.ts";
import type { Layout } from "../layouts/layout.ts";
import { positionOn, type SliceParts, sliceRange } from "./slice.ts";

/** One part of an index expression, after NumPy's reading of it: `rest` stands for the ellipsis, present or implied. */
export type Index =
  | { readonly kind: "at"; readonly index: Dim }
  | { readonly kind: "slice"; readonly parts: SliceParts }
  | { readonly kind: "newaxis" }
  | { readonly kind: "rest"; readonly axes: number }
  /** An integer array on one axis. `maskLength` is the length that a boolean mask has on this axis, when it came from one. */
  | { readonly kind: "array"; readonly of: NDArray; readonly maskLength?: Dim }
  /** A 0-d bool: takes no axis; `of` holds one zero when it is true, none when it is false. */
  | { readonly kind: "truth"; readonly of: NDArray };

/** Returns the layout of the view that all parts but the arrays take; the arrays' axes are left out of it. */
export function basicView(layout: Layout, indices: readonly Index[]): Layout {
  const shape: Dim[] = [];
  const strides: Dim[] = [];
  let { offset } = layout;
  let axis = 0;
  for (const part of indices) {
    if (part.kind === "newaxis") {
      shape.push(1);
      strides.push(0);
    } else if (part.kind === "rest") {
      for (let i = 0; i < part.axes; i++, axis++) {
        shape.push(layout.shape[axis]);
        strides.push(layout.strides[axis]);
      }
    } else if (part.kind === "slice") {
      const { start, length, step } = sliceRange(part.parts, layout.shape[axis]);
      offset = plus(offset, times(start, layout.strides[axis]));
      shape.push(length);
      strides.push(times(layout.strides[axis], step));
      axis++;
    } else if (part.kind === "at") {
      const at =
        positionOn(part.index, layout.shape[axis]) ?? outOfBounds(part.index, axis, layout.shape[axis]);
      offset = plus(offset, times(at, layout.strides[axis]));
      axis++;
    } else if (part.kind === "array") axis++;
  }
  return { dtype: layout.dtype, shape, strides, offset };
}

/** Raises NumPy's IndexError for an index beyond an axis. */
export function outOfBounds(index: Dim | bigint, axis: number, length: Dim): never {
  const shown = typeof index === "bigint" ? String(index) : showDim(index);
  return raise("IndexError", `index ${shown} is out of bounds for axis ${axis} with size ${showDim(length)}`);
}
