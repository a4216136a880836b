import { readable } from "../access.ts";
import type { NDArray } from "../array.ts";
import type { Exact } from "../contents/contents.ts";
import { type ExactLayout, isC, nbytes } from "../layouts/layout.ts";
import { reserve, spend } from "../limits.ts";
import { roomFor } from "../room.ts";
import { valueSort } from "./sortvalues.ts";

/**
 * Returns the contents of a sorted copy in this layout where the lanes along the axis are each one piece of memory and the elements can be
 * sorted as they are; undefined where they can't, or are not known.
 */
export function sortedLanes(array: NDArray, axis: number, layout: ExactLayout): Exact | undefined {
  const sort = axis === layout.shape.length - 1 ? valueSort(array.dtype) : undefined;
  const source = sort && array.contents.kind === "exact" ? readable(array) : undefined;
  if (!sort || !source || !isC(source.layout) || !isC(layout)) return undefined;
  const bytes = nbytes(layout) as number;
  const start = source.layout.offset;
  if (bytes === 0 || (source.data.byteOffset + start) % 4 !== 0) return undefined;
  if (!spend((bytes / layout.dtype.itemsize) * 4) || !reserve(bytes)) return undefined;
  const data = roomFor(bytes);
  const length = layout.shape[axis];
  const step = length * layout.dtype.itemsize;
  for (let at = 0; at < bytes; at += step)
    if (!sort(source.data, start + at, data, at, length)) return undefined;
  return { kind: "exact", data };
}
