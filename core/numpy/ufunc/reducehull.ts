import type { NDArray } from "../../ndarray/array.ts";
import { type Contents, nothing } from "../../ndarray/contents.ts";
import type { DType } from "../../ndarray/dtype.ts";
import type { Ufunc } from "./loops.ts";
import type { ReduceOptions } from "./reduce.ts";

/** Returns what is known of each result of a reduction from what is known of all elements. */
export function reducedHull(
  _ufunc: Ufunc,
  _array: NDArray,
  _axes: readonly number[],
  _dtype: DType,
  _options: ReduceOptions,
): Contents {
  return nothing;
}
