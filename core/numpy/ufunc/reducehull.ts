import type { NDArray } from "../../ndarray/array.ts";
import { type Bounds, type Contents, nothing } from "../../ndarray/contents/contents.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import { type DType, integerLimits, isInteger } from "../../ndarray/dtypes/dtype.ts";
import { boundsOf, product } from "../../ndarray/layouts/dim.ts";
import { type Interval, intervalOf, roundedOut } from "./interval.ts";
import type { Ufunc } from "./loops.ts";
import type { ReduceOptions } from "./reduce.ts";

/** Returns what is known of each result of a reduction from what is known of all elements. */
export function reducedHull(
  { name }: Ufunc,
  array: NDArray,
  axes: readonly number[],
  dtype: DType,
  { where, initial }: ReduceOptions,
): Contents {
  if (dtype.kind === "b") return { kind: "bounds", dtype, lo: 0, hi: 1, integral: true, nan: false };
  if (!"iuf".includes(dtype.kind) || !"biuf".includes(array.dtype.kind) || initial) return nothing;
  const elements = intervalOf(hullOf(array), array.dtype, dtype);
  if (!elements) return nothing;
  if (name === "maximum" || name === "minimum")
    return { kind: "bounds", dtype, ...endsOf(elements), integral: elements.integral, nan: elements.nan };
  if (name === "fmax" || name === "fmin")
    return { kind: "bounds", dtype, ...endsOf(elements), integral: elements.integral, nan: elements.nan };
  if (name !== "add") return nothing;
  const [least, most] = boundsOf(product(axes.map((axis) => array.shape[axis])));
  return sumOf(elements, where ? 0 : Math.max(0, least), most, dtype);
}

function endsOf({ lo, hi }: Interval): { readonly lo: number; readonly hi: number } {
  return { lo, hi };
}

/** Bounds on a sum of between `least` and `most` elements. */
function sumOf({ lo, hi, integral, nan }: Interval, least: number, most: number, dtype: DType): Contents {
  const times = (count: number, end: number) => (count === 0 || end === 0 ? 0 : count * end);
  const low = lo < 0 ? times(most, lo) : times(least, lo);
  const high = hi > 0 ? times(most, hi) : times(least, hi);
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (isInteger(dtype)) {
    const [from, to] = integerLimits(dtype);
    const fits = low >= from && high <= to && size <= 2 ** 53;
    return { kind: "bounds", dtype, lo: fits ? low : from, hi: fits ? high : to, integral: true, nan: false };
  }
  const canCancel = lo === Number.NEGATIVE_INFINITY && hi === Number.POSITIVE_INFINITY;
  const isExact =
    integral && size <= (dtype.itemsize >= 8 ? 2 ** 53 : dtype.itemsize === 4 ? 2 ** 24 : 2 ** 11);
  const room = isExact
    ? 0
    : roundingOf(Math.max(times(most, Math.abs(lo)), times(most, Math.abs(hi))), most, dtype);
  const [from, to] = roundedOut(low - room, high + room, dtype, isExact);
  const bounds: Bounds = { kind: "bounds", dtype, lo: from, hi: to, integral, nan: nan || canCancel };
  return Number.isNaN(from) || Number.isNaN(to) ? nothing : bounds;
}

/** The most that the roundings of `count` additions can add up to. */
function roundingOf(size: number, count: number, { itemsize }: DType): number {
  const unit = itemsize >= 8 ? 2 ** -53 : itemsize === 4 ? 2 ** -24 : 2 ** -11;
  return size === 0 ? 0 : 2 * count * unit * size;
}
