import { type NDArray, newArray, type Subclass, viewOf } from "../../ndarray/array.ts";
import { castArray, castContents } from "../../ndarray/casts/castarray.ts";
import { copiedContents } from "../../ndarray/contents/move.ts";
import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import type { Layout } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Effect } from "../op.ts";

/** The effect of an operation whose result is a view of `of` with this layout. */
export function viewEffect(of: NDArray, layout: Layout, subclass?: Subclass): Effect {
  const out = viewOf(of, layout, subclass);
  return { kind: "view", of, out, value: out };
}

/** The effect of an operation whose result holds elements of `of` in memory of its own, or in a view of such memory. */
export function copyEffect(of: NDArray, out: NDArray): Effect {
  return { kind: "copy", of, out, value: out };
}

/** Returns a result as NumPy wraps it for the array it came from: for a memory map it is a plain view. */
export function wrappedFor(of: NDArray, out: NDArray): NDArray {
  return of.subclass === "memmap" ? viewOf(out, out.layout, "ndarray") : out;
}

/** The effect of an operation whose result is no copy of one array. */
export function allocEffect(out: NDArray): Effect {
  return { kind: "alloc", out, value: out };
}

/** The effect of an operation that answers with a plain value. */
export function valueEffect(value: Value): Effect {
  return { kind: "value", value };
}

/** Returns a new array with the elements of `array` in the layout, which has the same shape, cast where it has another dtype. */
export function copyInto(array: NDArray, layout: Layout, subclass: Subclass = array.subclass): NDArray {
  if (!sameDType(array.dtype, layout.dtype)) return castArray(array, layout.dtype, layout, subclass);
  const contents = copiedContents(array, layout) ?? castContents(array, layout.dtype, layout);
  return newArray(layout, contents, subclass);
}
