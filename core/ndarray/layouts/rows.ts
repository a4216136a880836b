import type { ExactLayout } from "./layout.ts";

/** Calls `visit` with the first byte and the length of each piece of memory that elements fill without a gap, in C order. */
export function eachRow(layout: ExactLayout, visit: (offset: number, bytes: number) => void): void {
  const { dtype, shape, strides, offset } = layout;
  const { outer, bytes } = trailing(shape, dtype.itemsize, (axis, length) => strides[axis] === length);
  walk(shape, outer, [strides], [offset], (offsets) => visit(offsets[0], bytes));
}

/**
 * Calls `visit` with the first bytes, in each of two layouts of one shape and itemsize, of each piece that has no gap in either, and
 * with its length.
 */
export function eachRowOfBoth(
  a: ExactLayout,
  b: ExactLayout,
  visit: (first: number, second: number, bytes: number) => void,
): void {
  const isPacked = (axis: number, length: number) => a.strides[axis] === length && b.strides[axis] === length;
  const { outer, bytes } = trailing(a.shape, a.dtype.itemsize, isPacked);
  walk(a.shape, outer, [a.strides, b.strides], [a.offset, b.offset], ([x, y]) => visit(x, y, bytes));
}

/** How many leading axes are left when the last ones are taken together as far as they follow one another in memory. */
function trailing(
  shape: readonly number[],
  itemsize: number,
  isPacked: (axis: number, length: number) => boolean,
): { readonly outer: number; readonly bytes: number } {
  let outer = shape.length;
  let bytes = itemsize;
  while (outer > 0 && (shape[outer - 1] === 1 || isPacked(outer - 1, bytes))) bytes *= shape[--outer];
  return { outer, bytes };
}

/** Steps through the first `rank` axes in C order; the offsets are the visitor's only until it returns. */
function walk(
  shape: readonly number[],
  rank: number,
  strides: readonly (readonly number[])[],
  offsets: number[],
  visit: (offsets: readonly number[]) => void,
): void {
  if (shape.includes(0)) return;
  const index = new Array<number>(rank).fill(0);
  for (;;) {
    visit(offsets);
    let axis = rank - 1;
    for (; axis >= 0; axis--) {
      for (let i = 0; i < offsets.length; i++) offsets[i] += strides[i][axis];
      if (++index[axis] < shape[axis]) break;
      for (let i = 0; i < offsets.length; i++) offsets[i] -= strides[i][axis] * shape[axis];
      index[axis] = 0;
    }
    if (axis < 0) return;
  }
}
