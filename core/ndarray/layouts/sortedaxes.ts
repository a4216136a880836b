import type { Dim } from "./dim.ts";
import { axesByStride } from "./korder.ts";
import type { Layout } from "./layout.ts";

/**
 * Returns the axes from the slowest to the fastest that suit several arrays of one rank best, as `np.concatenate` lays
 * out its result: like the iterator's order, but equal strides keep C order, and so do repeated axes.
 */
export function multiSortedAxes(layouts: readonly Layout[]): readonly number[] {
  const rank = layouts[0].shape.length;
  const order: number[] = [];
  for (let axis = 0; axis < rank; axis++) {
    let to = order.length;
    for (let j = order.length - 1; j >= 0; j--) {
      const isBefore = compare(layouts, axis, order[j]);
      if (isBefore === false) break;
      if (isBefore) to = j;
    }
    order.splice(to, 0, axis);
  }
  return order;
}

/** Should `axis` run slower than `other`? `undefined` when no array tells. */
function compare(layouts: readonly Layout[], axis: number, other: number): boolean | undefined {
  let answer: boolean | undefined;
  for (const { shape, strides } of layouts) {
    if (shape[axis] === 1 || shape[other] === 1) continue;
    if (!isLarger(strides[axis], strides[other])) answer = false;
    else if (answer === undefined) answer = true;
  }
  return answer;
}

/** True when one stride is surely larger than the other; unknown lengths are taken to be at least 1. */
function isLarger(a: Dim, b: Dim): boolean {
  const [slowest] = axesByStride([b, a]);
  return slowest === 1;
}
