import { readable, readElement, viewOn, writeElement } from "../access.ts";
import type { NDArray, Subclass } from "../array.ts";
import { type Bounds, type Contents, nothing, type Ramp } from "../contents/contents.ts";
import { hullOf } from "../contents/hull.ts";
import { type DType, integerLimits, isInteger, sameDType } from "../dtypes/dtype.ts";
import { boundsOf, same } from "../layouts/dim.ts";
import { layoutLike } from "../layouts/korder.ts";
import { isC, isF, type Layout, size } from "../layouts/layout.ts";
import { make } from "../make.ts";
import { elementCaster } from "./caster.ts";
import { copyElements, holdsObjects } from "./copy.ts";
import { roundToHalf } from "./float16.ts";

/**
 * Returns a new array with the elements of `array` cast to `dtype` (unsafe casting), in memory of its own. Its layout
 * keeps the order of the axes unless `layout` tells another one of the same shape.
 */
export function castArray(
  array: NDArray,
  dtype: DType,
  layout: Layout = layoutLike(array.layout, { dtype }),
  subclass?: Subclass,
): NDArray {
  return make(layout, {
    fill: (data, target, objects) => {
      const from = readable(array);
      if (!from) return false;
      copyElements(from, data, target, objects);
      return true;
    },
    otherwise: () => castContents(array, dtype, layout),
    subclass,
  });
}

/** Returns what is known of all the array's elements once they are cast to `dtype` and lie in `layout`. */
export function castContents(array: NDArray, dtype: DType, layout: Layout): Contents {
  const { contents } = array;
  if (contents.kind === "ramp" && keepsPlaces(array.layout, layout)) {
    const ramp = castRamp(contents, array.layout, dtype);
    if (ramp) return ramp;
  }
  return castHull(hullOf(array), array.dtype, dtype);
}

/** Returns what is known of each element after a cast, from what was known of each before. */
export function castHull(hull: Contents, from: DType, to: DType): Contents {
  if (hull.kind === "nothing") return hull;
  if (sameDType(from, to)) return hull;
  if (hull.kind === "fill" && !holdsObjects(from) && !holdsObjects(to)) {
    const item = new Uint8Array(to.itemsize);
    const element = readElement(viewOn(hull.item), from, 0);
    writeElement(viewOn(item), to, 0, elementCaster(from, to)(element));
    return { kind: "fill", dtype: to, item };
  }
  return hull.kind === "bounds" ? castBounds(hull, to) : nothing;
}

/** Returns bounds on the elements after a cast to a real dtype; nothing for others. */
export function castBounds(bounds: Bounds, to: DType): Contents {
  if (to.kind === "b") return { kind: "bounds", dtype: to, lo: 0, hi: 1, integral: true, nan: false };
  if (isInteger(to)) return integerBounds(bounds, to);
  if (to.kind !== "f") return nothing;
  const lo = rounded(bounds.lo, to);
  const hi = rounded(bounds.hi, to);
  const integral = bounds.integral && Number.isFinite(lo) && Number.isFinite(hi);
  return { kind: "bounds", dtype: to, lo, hi, integral, nan: bounds.nan };
}

/** Truncates towards zero; where an element may not fit, it may become any integer. */
function integerBounds({ lo, hi, nan }: Bounds, to: DType): Bounds {
  const [least, greatest] = integerLimits(to);
  const end = to.itemsize === 8 ? greatest : greatest + 1;
  const fits = !nan && lo > least - 1 && hi < end;
  return {
    kind: "bounds",
    dtype: to,
    lo: fits ? Math.trunc(lo) + 0 : least,
    hi: fits ? Math.trunc(hi) + 0 : greatest,
    integral: true,
    nan: false,
  };
}

function rounded(value: number, { itemsize }: DType): number {
  return itemsize === 2 ? roundToHalf(value) : itemsize === 4 ? Math.fround(value) : value;
}

/** True when element number i in memory stays element number i. */
function keepsPlaces(from: Layout, to: Layout): boolean {
  if (same(from.offset, 0) !== true) return false;
  return (isC(from) === true && isC(to) === true) || (isF(from) === true && isF(to) === true);
}

/** A ramp of integers stays one in a dtype that holds all of them; any ramp does in float64. */
function castRamp({ dtype: from, start, step }: Ramp, layout: Layout, to: DType): Ramp | undefined {
  const [, most] = boundsOf(size(layout));
  const last = start + Math.max(0, most - 1) * step;
  const isWhole = Number.isInteger(start) && Number.isInteger(step);
  const largest = Math.max(Math.abs(start), Math.abs(last));
  if (!(largest <= 2 ** 53)) return undefined;
  if (to.kind === "f" && (isWhole ? isInteger(from) : from.itemsize === 8 && to.itemsize >= 8))
    return { kind: "ramp", dtype: to, start, step };
  if (!isInteger(to) || !isWhole || from.itemsize < 8) return undefined;
  const [least, greatest] = integerLimits(to);
  const fits = Math.min(start, last) >= least && Math.max(start, last) <= greatest;
  return fits ? { kind: "ramp", dtype: to, start, step } : undefined;
}
