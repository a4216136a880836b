import type { NDArray } from "../ndarray/array.ts";
import { isC, isF } from "../ndarray/layouts/layout.ts";
import { show, showLength } from "../ndarray/show.ts";
import { namesOf } from "../trace/query.ts";
import type { Binding, Trace } from "../trace/trace.ts";
import { named, withNames } from "./unknowns.ts";

/** Returns the one-line form of an array, with the name of the array whose memory it shows. */
export function showArray(trace: Trace, array: NDArray): string {
  return show(withNames(trace, array), { ownerName: ownerOf(trace, array)?.name });
}

/** Returns the shape as Python writes it: "(1000, n)", "(3,)". */
export function shapeText(trace: Trace, { shape }: NDArray): string {
  const lengths = shape.map((length) => showLength(named(trace, length)));
  return `(${lengths.join(", ")}${lengths.length === 1 ? "," : ""})`;
}

/** Returns the binding of the array that owns the memory a view lies on; undefined for arrays with memory of their own. */
export function ownerOf(trace: Trace, array: NDArray): Binding | undefined {
  if (array.owndata || !array.base) return undefined;
  return namesOf(trace, array.base)[0];
}

/** Returns the first name that was bound, before any name of this array, to another array on its memory; undefined when there is none. */
export function sharerOf(trace: Trace, array: NDArray): Binding | undefined {
  const first = trace.bindings.find(({ array: bound }) => bound.buffer === array.buffer);
  return first?.array === array ? undefined : first;
}

/** Returns the order as people call it. */
export function orderName(array: NDArray): string {
  const c = isC(array.layout);
  const f = isF(array.layout);
  if (c && f) return "C and F";
  if (c) return "C";
  if (f) return "F";
  return c === undefined || f === undefined ? "not known" : "strided";
}
