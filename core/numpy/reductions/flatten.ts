import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { isC, size } from "../../ndarray/layouts/layout.ts";
import { copyInto } from "../calls/results.ts";

/** Returns the array's elements in C order as one axis: a view when they lie so, else a copy. */
export function flattened(array: NDArray): NDArray {
  const { layout, dtype } = array;
  if (layout.shape.length === 1) return array;
  const count = size(layout);
  if (isC(layout) === true)
    return viewOf(array, { ...allocatedIn(dtype, [count]), offset: layout.offset }, "ndarray");
  const packed = copyInto(array, allocatedIn(dtype, layout.shape), "ndarray");
  return viewOf(packed, allocatedIn(dtype, [count]), "ndarray");
}
