import type { NDArray } from "../../ndarray/array.ts";
import { type Contents, nothing } from "../../ndarray/contents.ts";
import type { Layout } from "../../ndarray/layout.ts";
import type { Ufunc } from "./loops.ts";
import type { Resolution } from "./resolve.ts";

/** Returns what is known of result number `i` when its elements are not computed. */
export function partlyKnown(
  _ufunc: Ufunc,
  _resolution: Resolution,
  _inputs: readonly NDArray[],
  _layout: Layout,
  _i: number,
): Contents {
  return nothing;
}
