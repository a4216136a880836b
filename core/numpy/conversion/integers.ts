import type { NDArray } from "../../ndarray/array.ts";
import { cellElement } from "../../ndarray/casts/pack.ts";
import { asBounds, hullOf } from "../../ndarray/contents/hull.ts";
import { isInteger } from "../../ndarray/dtypes/dtype.ts";
import { type Dim, unknownDim } from "../../ndarray/layouts/dim.ts";
import type { Value } from "../../ndarray/value.ts";

/**
 * Returns the index that a Python int or NumPy integer scalar is; undefined for anything else, also for an int that is
 * too large for an index.
 */
export function integerIndex(value: Value): Dim | undefined {
  if (value.t === "int") return typeof value.v === "bigint" ? undefined : value.v;
  if (value.t === "scalar" && isInteger(value.dtype)) return integerIn(value.cell);
  return undefined;
}

/** Returns the integer that a one-element array holds, as a named unknown when only its bounds are known. */
export function integerIn(cell: NDArray): Dim {
  const element = cellElement(cell);
  if (typeof element === "number" || typeof element === "boolean") return Math.trunc(Number(element));
  const bounds = asBounds(hullOf(cell), cell.dtype);
  const { buffer } = cell;
  const lo = Math.trunc(bounds?.lo ?? Number.NEGATIVE_INFINITY);
  const hi = Math.trunc(bounds?.hi ?? Number.POSITIVE_INFINITY);
  return unknownDim(`item${buffer.id}_${buffer.store.version}`, lo, hi);
}
