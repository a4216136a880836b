import type { NDArray } from "../../ndarray/array.ts";
import type { ExactLayout } from "../../ndarray/layout.ts";
import type { Ufunc } from "./loops.ts";
import type { Resolution } from "./resolve.ts";

/** Computes loops on objects and text into bytes; false when they can't be known. */
export function runOther(
  _ufunc: Ufunc,
  _resolution: Resolution,
  _inputs: readonly NDArray[],
  _targets: readonly { readonly data: Uint8Array; readonly layout: ExactLayout }[],
  _objects: unknown[],
): boolean {
  return false;
}
