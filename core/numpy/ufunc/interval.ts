import { castBounds } from "../../ndarray/casts/castarray.ts";
import { roundToHalf } from "../../ndarray/casts/float16.ts";
import type { Contents } from "../../ndarray/contents/contents.ts";
import { asBounds } from "../../ndarray/contents/hull.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { nextafter } from "../../ndarray/kernels/floats.ts";

/** What is known of real numbers: every one that is not NaN lies in [lo, hi]. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
  /** Every one that is not NaN is a whole number. */
  readonly integral: boolean;
  readonly nan: boolean;
  /** The ends are results themselves; else they are only known to the last digit and need room. */
  readonly exact: boolean;
}

/** Returns the contents as an interval of numbers cast to the loop's dtype; undefined when nothing is known. */
export function intervalOf(contents: Contents, from: DType, to: DType): Interval | undefined {
  const bounds = asBounds(contents, from);
  if (!bounds) return undefined;
  const cast = from.kind === to.kind && from.itemsize === to.itemsize ? bounds : castBounds(bounds, to);
  if (cast.kind !== "bounds") return undefined;
  return { lo: cast.lo, hi: cast.hi, integral: cast.integral, nan: cast.nan, exact: true };
}

/** Returns the ends as floats of the dtype that surely lie outside; inexact ones get two more units in the last place. */
export function roundedOut(
  lo: number,
  hi: number,
  { itemsize }: DType,
  isExact: boolean,
): readonly [number, number] {
  const steps = (isExact ? 0 : 3) + (itemsize < 8 ? 1 : 0);
  return [
    moved(lo, Number.NEGATIVE_INFINITY, steps, itemsize),
    moved(hi, Number.POSITIVE_INFINITY, steps, itemsize),
  ];
}

function moved(value: number, towards: number, steps: number, itemsize: number): number {
  // Where these functions give 0 or an infinity they do so exactly.
  if (!Number.isFinite(value) || value === 0) return value;
  const size = itemsize === 2 || itemsize === 4 ? itemsize : 8;
  if (size < 8 && steps === 1 && isRepresentable(value, size)) return value;
  let result = size === 8 ? value : outwardIn(value, towards, size);
  for (let i = size === 8 ? 0 : 1; i < steps; i++) result = nextafter(result, towards, size);
  return result;
}

function isRepresentable(value: number, size: number): boolean {
  return size === 4 ? Math.fround(value) === value : Math.abs(value) <= 2048 && Number.isInteger(value);
}

/** The nearest float of this size on the outer side. */
function outwardIn(value: number, towards: number, size: number): number {
  if (size === 2 && Math.abs(value) >= 65504)
    return Math.sign(value) === Math.sign(towards) ? towards : Math.sign(value) * 65504;
  const near = size === 4 ? Math.fround(value) : roundToHalf(value);
  return (towards > 0 ? near >= value : near <= value) ? near : nextafter(near, towards, size);
}
