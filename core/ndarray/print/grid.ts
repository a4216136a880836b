import { elementsOf } from "../access.ts";
import { type NDArray, viewOf } from "../array.ts";
import type { DType } from "../dtypes/dtype.ts";
import type { Element } from "../element.ts";
import { allExact, plus, times } from "../layouts/dim.ts";
import { atIndex } from "../layouts/layout.ts";

/** The elements that a printed array shows. */
export interface Grid {
  readonly dtype: DType;
  /** Lengths as shown: a shortened axis has twice `edgeitems`, or its last element where `edgeitems` is 0. */
  readonly shape: readonly number[];
  /** In C order of what is shown. */
  readonly elements: readonly Element[];
  /** Which axes leave out their middle. */
  readonly shortened: readonly boolean[];
}

/**
 * Returns the elements that are shown when axes longer than twice `edgeitems` leave out their middle (`Infinity`: none
 * do); undefined when one of them is not known. A huge array costs no more than its edges.
 */
export function gridOf(array: NDArray, edgeitems = Number.POSITIVE_INFINITY): Grid | undefined {
  const { dtype, shape } = array.layout;
  if (!allExact(shape)) return undefined;
  const shortened = shape.map((length) => length > 2 * edgeitems);
  if (!shortened.includes(true)) {
    const elements = elementsOf(array);
    return elements && { dtype, shape, elements, shortened };
  }
  const elements: Element[] = [];
  const shown = shape.map((length, axis) => (shortened[axis] ? 2 * edgeitems || 1 : length));
  return collect(array, edgeitems, elements) ? { dtype, shape: shown, elements, shortened } : undefined;
}

/** Walks the outer axes; reads along the last one in one or two stretches. */
function collect(array: NDArray, edgeitems: number, into: Element[]): boolean {
  const { layout } = array;
  const length = layout.shape[0] as number;
  const isShortened = length > 2 * edgeitems;
  const last = length - Math.max(edgeitems, 1);
  if (layout.shape.length > 1) {
    const indices = isShortened ? [...range(0, edgeitems), ...range(last, length)] : range(0, length);
    return indices.every((i) => collect(viewOf(array, atIndex(layout, 0, i)), edgeitems, into));
  }
  const stretches = isShortened
    ? [
        [0, edgeitems],
        [last, length - last],
      ]
    : [[0, length]];
  return stretches.every(([start, count]) => {
    const offset = plus(layout.offset, times(start, layout.strides[0]));
    const part = elementsOf(viewOf(array, { ...layout, shape: [count], offset }));
    if (!part) return false;
    into.push(...part);
    return true;
  });
}

function range(start: number, stop: number): number[] {
  return Array.from({ length: stop - start }, (_, i) => start + i);
}
