import type { DType, ExactShape, Shape } from "../dtypes/dtype.ts";
import { once } from "../once.ts";
import { allExact, type Dim, isExact, less, plus, product, same, times } from "./dim.ts";

/** Where the elements of an array lie in its buffer. Small, immutable; all view arithmetic makes new ones. */
export interface Layout {
  readonly dtype: DType;
  readonly shape: Shape;
  /** Bytes from one element to the next along each axis. */
  readonly strides: readonly Dim[];
  /** Bytes from the start of the buffer to the first element. */
  readonly offset: Dim;
}

/** A layout in which every number is known. */
export interface ExactLayout extends Layout {
  readonly shape: ExactShape;
  readonly strides: readonly number[];
  readonly offset: number;
}

/** NumPy's `order` argument. */
export type Order = "C" | "F" | "A" | "K";

/** Returns a new array's layout in C or Fortran order. */
export function contiguous(dtype: DType, shape: Shape, order: "C" | "F" = "C"): Layout {
  const strides: Dim[] = new Array(shape.length);
  let step: Dim = dtype.itemsize;
  for (let i = 0; i < shape.length; i++) {
    const axis = order === "C" ? shape.length - 1 - i : i;
    strides[axis] = step;
    // An axis of length 0 counts as 1, as in NumPy's own filling of strides.
    if (shape[axis] !== 0) step = times(step, shape[axis]);
  }
  return { dtype, shape, strides, offset: 0 };
}

/** Returns a new array's layout whose axes, from the slowest to the fastest, are `axes`. */
export function contiguousInAxisOrder(dtype: DType, shape: Shape, axes: readonly number[]): Layout {
  const inner = contiguous(
    dtype,
    axes.map((axis) => shape[axis]),
  );
  const strides: Dim[] = new Array(shape.length);
  axes.forEach((axis, i) => {
    strides[axis] = inner.strides[i];
  });
  return { dtype, shape, strides, offset: 0 };
}

export function ndim(layout: Layout): number {
  return layout.shape.length;
}

/** Number of elements. */
export function size(layout: Layout): Dim {
  return product(layout.shape);
}

/** NumPy's `nbytes`: elements times itemsize, whatever the strides. */
export function nbytes(layout: Layout): Dim {
  return times(size(layout), layout.dtype.itemsize);
}

export function isExactLayout(layout: Layout): layout is ExactLayout {
  return isExact(layout.offset) && allExact(layout.shape) && allExact(layout.strides);
}

/** C-contiguous by NumPy's relaxed rule (axes of length 1 and empty arrays do not matter); undefined when it can't be told. */
export function isC(layout: Layout): boolean | undefined {
  return allExact(layout.shape) ? inOrderC(layout) : inOrderCOf(layout);
}

/** Fortran-contiguous by the same rule. */
export function isF(layout: Layout): boolean | undefined {
  return allExact(layout.shape) ? inOrderF(layout) : inOrderFOf(layout);
}

const inOrderC = (layout: Layout) => isPacked(layout, layout.shape.length - 1, -1);

const inOrderF = (layout: Layout) => isPacked(layout, 0, 1);

// Comparing formulas takes long, and the same layout is asked about at each place where its array is seen.
const inOrderCOf = once(inOrderC);
const inOrderFOf = once(inOrderF);

/** Walks the axes from the fastest: each must step over exactly what the faster ones cover. */
function isPacked({ dtype, shape, strides }: Layout, fastest: number, next: 1 | -1): boolean | undefined {
  if (shape.includes(0)) return true;
  let answer: boolean | undefined = true;
  let step: Dim = dtype.itemsize;
  for (let axis = fastest; axis >= 0 && axis < shape.length; axis += next) {
    const isOne = same(shape[axis], 1);
    if (isOne !== true) {
      const packed = same(strides[axis], step);
      if (packed === false && isOne === false && shape.every((length) => same(length, 0) === false))
        return false;
      if (packed !== true) answer = undefined;
      step = times(step, shape[axis]);
    }
  }
  return answer;
}

/** Returns the layout with its axes in the given order. */
export function permute(layout: Layout, axes: readonly number[]): Layout {
  return {
    ...layout,
    shape: axes.map((axis) => layout.shape[axis]),
    strides: axes.map((axis) => layout.strides[axis]),
  };
}

/** Returns the layout with its axes reversed (`.T`). */
export function transposed(layout: Layout): Layout {
  const { dtype, shape, strides, offset } = layout;
  return { dtype, shape: shape.toReversed(), strides: strides.toReversed(), offset };
}

/** Returns the layout without the given axis, at `index` along it (0 <= index < length). */
export function atIndex(layout: Layout, axis: number, index: Dim): Layout {
  return {
    ...layout,
    shape: layout.shape.toSpliced(axis, 1),
    strides: layout.strides.toSpliced(axis, 1),
    offset: plus(layout.offset, times(index, layout.strides[axis])),
  };
}

/** Returns the layout with a new axis of length 1 at `axis`; its stride is 0, as NumPy's newaxis makes it. */
export function withNewAxis(layout: Layout, axis: number): Layout {
  return {
    ...layout,
    shape: layout.shape.toSpliced(axis, 0, 1),
    strides: layout.strides.toSpliced(axis, 0, 0),
  };
}

/** Returns the first and one past the last byte that the elements touch; equal when there are none; undefined when not known. */
export function byteBounds(layout: Layout): readonly [from: number, to: number] | undefined {
  if (!isExactLayout(layout)) return undefined;
  let from = layout.offset;
  let to = layout.offset + layout.dtype.itemsize;
  for (let axis = 0; axis < layout.shape.length; axis++) {
    if (layout.shape[axis] === 0) return [layout.offset, layout.offset];
    const reach = (layout.shape[axis] - 1) * layout.strides[axis];
    if (reach < 0) from += reach;
    else to += reach;
  }
  return [from, to];
}

/** True when some element is reached by two different indices (stride 0 or overlapping windows); undefined when not known. */
export function hasStrideZero(layout: Layout): boolean {
  return layout.strides.some((stride, axis) => stride === 0 && less(1, layout.shape[axis]) === true);
}

/** Order label as people say it: "C", "F", "CF" when both, "" when neither or unknown. */
export function orderLabel(layout: Layout): "C" | "F" | "CF" | "" {
  const c = isC(layout) === true;
  const f = isF(layout) === true;
  return c && f ? "CF" : c ? "C" : f ? "F" : "";
}
