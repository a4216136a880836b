import { viewOn, writeElement } from "./access.ts";
import { NDArray, newArray, newBuffer, type Subclass } from "./array.ts";
import { type Bounds, type Contents, type Exact, nothing } from "./contents/contents.ts";
import type { DType } from "./dtypes/dtype.ts";
import type { Element } from "./element.ts";
import { isExact } from "./layouts/dim.ts";
import { contiguous, type ExactLayout, isExactLayout, type Layout, nbytes } from "./layouts/layout.ts";
import { reserve, spend } from "./limits.ts";
import { roomFor } from "./room.ts";
import { Scalar } from "./value.ts";

/** How a new array gets its elements. */
export interface Making {
  /** Fills the bytes; called only when the layout is exact and within the limits. Returns false when it turns out that it can't. */
  readonly fill?: (data: Uint8Array, layout: ExactLayout, objects: unknown[]) => unknown;
  /** What is known of the elements when they are not computed. */
  readonly otherwise?: () => Contents;
  /** Elements of work, when it is more than the number of elements of the result. */
  readonly work?: number;
  readonly subclass?: Subclass;
}

/** Returns a new array in memory of its own, with its elements computed when that is possible and cheap enough. */
export function make(layout: Layout, { fill, otherwise, work, subclass }: Making = {}): NDArray {
  return newArray(layout, makeContents(layout, { fill, otherwise, work }), subclass);
}

/** Returns the contents that `make` would give. */
export function makeContents(layout: Layout, { fill, otherwise, work }: Making): Contents {
  const unknownContents = otherwise ?? (() => nothing);
  const bytes = nbytes(layout);
  if (!fill || !isExactLayout(layout) || !isExact(bytes)) return unknownContents();
  const elements = work ?? (layout.dtype.itemsize ? bytes / layout.dtype.itemsize : 1);
  if (!reserve(bytes) || !spend(elements)) return unknownContents();
  const data = roomFor(bytes);
  const objects: unknown[] = [undefined];
  const done = fill(data, layout, objects);
  if (done === false) return unknownContents();
  const holdsObjects = objects.length > 1;
  const exact: Exact = holdsObjects ? { kind: "exact", data, objects } : { kind: "exact", data };
  return exact;
}

/** Returns a 0-d array that holds one element. */
export function cell(dtype: DType, element: Element): NDArray {
  const data = roomFor(dtype.itemsize);
  const objects: unknown[] = [undefined];
  writeElement(viewOn(data), dtype, 0, element, objects);
  return new NDArray(
    contiguous(dtype, []),
    newBuffer(dtype.itemsize, { kind: "exact", data, objects }),
    undefined,
    true,
  );
}

/** Returns a NumPy scalar with a known value. */
export function scalar(dtype: DType, element: Element): Scalar {
  return new Scalar(cell(dtype, element));
}

/** Returns a NumPy scalar of which only the bounds are known, or nothing. */
export function unknownScalar(dtype: DType, bounds?: Bounds): Scalar {
  return new Scalar(newArray(contiguous(dtype, []), bounds ?? nothing));
}
