import type { NDArray } from "../../ndarray/array.ts";
import type { ExactLayout } from "../../ndarray/layout.ts";
import type { Ufunc } from "./loops.ts";
import type { ReduceOptions } from "./reduce.ts";

/** Reduces objects by Python's operators into bytes; false when the results can't be known. */
export function reduceObjects(
  _ufunc: Ufunc,
  _array: NDArray,
  _axes: readonly number[],
  _target: { readonly data: Uint8Array; readonly layout: ExactLayout; readonly objects: unknown[] },
  _options: ReduceOptions,
): boolean {
  return false;
}
