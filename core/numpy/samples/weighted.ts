import { elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { sameShape } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { make } from "../../ndarray/make.ts";

/**
 * Returns the sum of the weights in each bin of a histogram, in the weights' dtype. In bins of one width NumPy adds the weights of a bin in the
 * order of the data, in others it takes differences of the running sum over the sorted data.
 */
export function weightedCounts(
  a: NDArray,
  weights: NDArray,
  edges: readonly number[],
  isEven: boolean,
): NDArray {
  if (sameShape(a.shape, weights.shape) === false)
    raise("ValueError", "weights should have the same shape as a.");
  const { dtype } = weights;
  if (!"iuf".includes(dtype.kind) || !"dlqLQ".includes(dtype.char)) return notKnown("weights of this dtype");
  if (a.buffer.store.approximate || weights.buffer.store.approximate) return notKnown("the digits");
  const values = elementsOf(a)?.map(Number) ?? notKnown("the data");
  const numbers = elementsOf(weights)?.map(Number) ?? notKnown("the weights");
  const sums = isEven ? summed(values, numbers, edges) : differences(values, numbers, edges);
  return make(allocatedIn(dtype, [sums.length]), {
    fill: (data) => {
      const view = viewOn(data);
      sums.forEach((sum, i) => {
        writeElement(view, dtype, i * dtype.itemsize, sum);
      });
      return true;
    },
  });
}

function summed(values: readonly number[], weights: readonly number[], edges: readonly number[]): number[] {
  const sums = new Array<number>(edges.length - 1).fill(0);
  values.forEach((value, i) => {
    const bin = binOf(value, edges);
    if (bin !== undefined) sums[bin] += weights[i];
  });
  return sums;
}

/** The last bin alone holds its right edge. */
function binOf(value: number, edges: readonly number[]): number | undefined {
  const last = edges.length - 1;
  if (!(value >= edges[0] && value <= edges[last])) return undefined;
  const above = edges.findIndex((edge) => edge > value);
  return above < 0 ? last - 1 : above - 1;
}

function differences(
  values: readonly number[],
  weights: readonly number[],
  edges: readonly number[],
): number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i] - values[j]);
  if (values.some(Number.isNaN)) return notKnown("the order of NaN");
  const isTied = order.some(
    (at, i) => i > 0 && values[at] === values[order[i - 1]] && weights[at] !== weights[order[i - 1]],
  );
  const isWhole = weights.every(Number.isInteger);
  if (isTied && !isWhole) return notKnown("the order of equal elements");
  const running = [0];
  for (const at of order) running.push(running[running.length - 1] + weights[at]);
  const places = edges.map(
    (edge, i) => values.filter((value) => (i < edges.length - 1 ? value < edge : value <= edge)).length,
  );
  return places.slice(1).map((place, i) => running[place] - running[places[i]]);
}
