import { readable } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { type DType, float64, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { runAccumulate } from "../../ndarray/kernels/accumulate.ts";
import { reducerFor } from "../../ndarray/kernels/reducers.ts";
import { storeResults } from "../../ndarray/kernels/results.ts";
import { kernelFor } from "../../ndarray/kernels/table.ts";
import { sameShape } from "../../ndarray/layouts/dim.ts";
import { allocatedIn, allocateLike } from "../../ndarray/layouts/korder.ts";
import { type ExactLayout, type Layout, permute } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import { doublesIn } from "../../ndarray/room.ts";
import { copyInto } from "../calls/results.ts";
import type { Ufunc } from "./loops.ts";
import { type ReduceTypes, reduceTypes } from "./reduce.ts";

/** Returns `ufunc.accumulate(array, axis)` as a new array, or `out`; the axis is normalised. */
export function accumulateArray(
  ufunc: Ufunc,
  array: NDArray,
  axis: number,
  options: { readonly dtype?: DType; readonly out?: NDArray } = {},
): NDArray {
  const { out } = options;
  const dtypes = reduceTypes(ufunc, array, options, "accumulate");
  const { shape } = array;
  const layout =
    shape.length === 1
      ? allocatedIn(dtypes.result, shape)
      : allocateLike([array.layout], shape, dtypes.result);
  const result = accumulated(ufunc, array, axis, dtypes, layout);
  if (!out) return result;
  // NumPy takes apart the iteration that a usual output would go through, and may write anywhere.
  if (sameShape(out.shape, shape) !== true) notKnown("totals into an array of another shape");
  if (!out.writeable) raise("ValueError", "output array is read-only");
  assign(out, sameDType(result.dtype, out.dtype) ? result : castArray(result, out.dtype));
  return out;
}

function accumulated(
  ufunc: Ufunc,
  array: NDArray,
  axis: number,
  dtypes: ReduceTypes,
  layout: Layout,
): NDArray {
  const rank = array.shape.length;
  const axes = [...Array.from({ length: rank }, (_, i) => i).filter((i) => i !== axis), axis];
  const moved = permute(array.layout, axes);
  const inOrder = allocatedIn(dtypes.result, moved.shape);
  const contents = makeContents(inOrder, {
    fill: (data) => {
      const kernel = kernelFor(ufunc.name, dtypes.loop);
      const from = readable(
        dtypes.loop.unit || (array.dtype.kind === "O" && dtypes.loop.kind !== "O")
          ? castArray(array, dtypes.loop)
          : array,
      );
      if (!kernel || !from || "OSUTV".includes(dtypes.loop.kind)) return false;
      const side = { data: from.data, layout: permute(from.layout, axes) as ExactLayout, as: dtypes.loop };
      const isDouble = [dtypes.loop, dtypes.result].every((dtype) => sameDType(dtype, float64));
      const into = isDouble ? doublesIn(data) : undefined;
      const results = runAccumulate(reducerFor(ufunc.name, dtypes.loop, kernel), side, into);
      return results !== undefined && (results === into || storeResults(results, dtypes, data));
    },
  });
  const computed = newArray(inOrder, contents);
  if (rank === 1) return computed;
  const back = axes.map((_, i) => axes.indexOf(i));
  return copyInto(newArrayOn(computed, permute(inOrder, back)), layout);
}

/** The same elements seen with their axes back in place. */
function newArrayOn(array: NDArray, layout: Layout): NDArray {
  return newArray(layout, array.contents);
}
