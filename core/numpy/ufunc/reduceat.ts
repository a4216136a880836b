import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { type DType, isInteger, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { raise } from "../../ndarray/error.ts";
import { isExact, plus, times } from "../../ndarray/layouts/dim.ts";
import { allocated, allocatedIn, iterationOrder, iterationStrides } from "../../ndarray/layouts/korder.ts";
import { atIndex, type Layout } from "../../ndarray/layouts/layout.ts";
import type { Ufunc } from "./loops.ts";
import { reduceArray, reduceTypes } from "./reduce.ts";

/** Returns `ufunc.reduceat(array, indices, axis)` as a new array, or `out`. Raises IndexError for a slice beyond the end. */
export function reduceatArray(
  ufunc: Ufunc,
  array: NDArray,
  indices: NDArray,
  axis: number,
  options: { readonly dtype?: DType; readonly out?: NDArray } = {},
): NDArray {
  if (!isInteger(indices.dtype))
    raise(
      "TypeError",
      "Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'safe'",
    );
  const starts = elementsOf(indices)?.map(Number);
  const length = array.shape[axis];
  if (starts && isExact(length)) requireWithin(ufunc, starts, length);
  const { result: dtype } = reduceTypes(ufunc, array, options, "reduceat");
  const shape = array.shape.with(axis, indices.shape[0] ?? 1);
  // The iterator sees the operand without the axis, along which only the indices move.
  const own = iterationStrides(array.layout, array.shape).map((stride, i) => (i === axis ? 0 : stride));
  const along = shape.map((_, i) => (i === axis && indices.shape[0] !== 1 ? 8 : 0));
  const order = iterationOrder([own, along], shape.length);
  const layout = shape.length === 1 ? allocatedIn(dtype, shape) : allocated(dtype, shape, order);
  const result = newArray(layout);
  if (!starts || !isExact(length)) return result;
  starts.forEach((start, i) => {
    const end = i + 1 < starts.length ? starts[i + 1] : length;
    const count = end > start ? end - start : 1;
    const part = viewOf(array, rangeOf(array.layout, axis, start, count));
    const reduced = reduceArray(ufunc, part, { axes: [axis], dtype, initial: null });
    assign(viewOf(result, atIndex(layout, axis, i)), reduced);
  });
  const { out } = options;
  if (!out) return result;
  assign(out, sameDType(result.dtype, out.dtype) ? result : castArray(result, out.dtype));
  return out;
}

function requireWithin({ name }: Ufunc, starts: readonly number[], length: number): void {
  const bad = starts.find((start) => start < 0 || start >= length);
  if (bad !== undefined) raise("IndexError", `index ${bad} out-of-bounds in ${name}.reduceat [0, ${length})`);
}

function rangeOf(layout: Layout, axis: number, start: number, count: number): Layout {
  return {
    ...layout,
    shape: layout.shape.with(axis, count),
    offset: plus(layout.offset, times(start, layout.strides[axis])),
  };
}
