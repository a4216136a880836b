import { readable } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import { isSwapped } from "../../ndarray/dtypes/dtype.ts";
import { native } from "../../ndarray/dtypes/promote.ts";
import { laneWidth } from "../../ndarray/kernels/lanes.ts";
import { storeResults } from "../../ndarray/kernels/results.ts";
import { wholeBigOf, wholeCopyOf } from "../../ndarray/kernels/whole.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { type ExactLayout, type Layout, permute } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import { copyInto } from "../calls/results.ts";

/** Returns a copy of the array in this layout with the elements sorted along an axis, NaNs last. */
export function sortedCopy(array: NDArray, axis: number, layout: Layout): NDArray {
  const { dtype, shape } = array;
  if (isSwapped(dtype)) {
    const own = native(dtype);
    return castArray(sortedCopy(castArray(array, own), axis, { ...layout, dtype: own }), dtype, layout);
  }
  const rank = shape.length;
  const axes = [...Array.from({ length: rank }, (_, i) => i).filter((i) => i !== axis), axis];
  const moved = permute(array.layout, axes);
  const packed = allocatedIn(dtype, moved.shape);
  const contents = makeContents(packed, {
    fill: (data) => {
      const from = readable(array);
      if (!from || "OSUTV".includes(dtype.kind)) return false;
      const side = { data: from.data, layout: permute(from.layout, axes) as ExactLayout, as: dtype };
      const count = data.length / dtype.itemsize;
      const length = side.layout.shape[rank - 1];
      const lane = wholeCopyOf(side, count);
      const values = lane ?? wholeBigOf(side, count);
      if (lane && laneWidth(dtype) === 2) sortPairs(lane, length);
      else {
        const sortable = lane || dtype.kind !== "u" ? values : new BigUint64Array(values.buffer);
        for (let at = 0; at < count; at += length) sortable.subarray(at, at + length).sort();
      }
      return storeResults(values, { loop: dtype, result: dtype }, data);
    },
    otherwise: () => {
      const hull = hullOf(array);
      return hull.kind === "fill" || hull.kind === "bounds" ? hull : nothing;
    },
  });
  const back = axes.map((_, i) => axes.indexOf(i));
  const seen = newArray(permute(packed, back), contents);
  const isPlaced = seen.layout.strides.every((stride, i) => stride === layout.strides[i]);
  return isPlaced ? seen : copyInto(seen, layout, "ndarray");
}

/** Sorts complex numbers by their real, then their imaginary part, those with a NaN last. */
function sortPairs(lane: Float64Array, length: number): void {
  const key = (x: number) => (Number.isNaN(x) ? 1 : 0);
  for (let at = 0; at < lane.length; at += 2 * length) {
    const pairs = Array.from({ length }, (_, i) => [lane[at + 2 * i], lane[at + 2 * i + 1]] as const);
    pairs.sort(
      ([a, b], [c, d]) => key(a) + key(b) - key(c) - key(d) || key(a) - key(c) || a - c || b - d || 0,
    );
    pairs.forEach(([re, im], i) => {
      lane[at + 2 * i] = re;
      lane[at + 2 * i + 1] = im;
    });
  }
}
