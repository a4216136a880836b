import { readElement, viewOn } from "../access.ts";
import type { NDArray } from "../array.ts";
import { fromHalf, toHalf } from "../casts/float16.ts";
import { type DType, sameDType } from "../dtypes/dtype.ts";
import { scan } from "../kernels/scan.ts";
import { boundsOf, divideExactly } from "../layouts/dim.ts";
import { byteBounds, type Layout } from "../layouts/layout.ts";
import { spend } from "../limits.ts";
import { type Bounds, type Contents, type Fill, nothing, type Ramp } from "./contents.ts";
import { sourceOf } from "./move.ts";

/** Returns what holds for every element of the array, wherever it may be put: a fill, bounds, or nothing. */
export function hullOf(array: NDArray): Contents {
  const { contents, layout } = array;
  if (contents.kind === "fill") return fillOf(contents, layout) ?? nothing;
  if (contents.kind === "ramp")
    return sameDType(contents.dtype, layout.dtype) ? boundsOfRamp(contents, layout) : nothing;
  if (contents.kind === "bounds") return sameDType(contents.dtype, layout.dtype) ? contents : nothing;
  if (contents.kind === "exact") return boundsOfExact(array) ?? nothing;
  return contents;
}

/** Returns what holds for every element of both; `a` and `b` describe elements of the dtype. */
export function joined(a: Contents, b: Contents, dtype: DType): Contents {
  if (a.kind === "fill" && b.kind === "fill" && sameDType(a.dtype, b.dtype) && sameBytes(a.item, b.item))
    return a;
  const first = asBounds(a, dtype);
  const second = asBounds(b, dtype);
  if (!first || !second) return nothing;
  return {
    kind: "bounds",
    dtype,
    lo: Math.min(first.lo, second.lo),
    hi: Math.max(first.hi, second.hi),
    integral: first.integral && second.integral,
    nan: first.nan || second.nan,
  };
}

/** Returns the contents as bounds on elements of a real dtype; undefined when nothing is known. */
export function asBounds(contents: Contents, dtype: DType): Bounds | undefined {
  if (contents.kind === "bounds") return sameDType(contents.dtype, dtype) ? contents : undefined;
  if (contents.kind !== "fill" || !sameDType(contents.dtype, dtype)) return undefined;
  const value = realOf(readElement(viewOn(contents.item), dtype, 0));
  if (value === undefined) return undefined;
  const bounds = noBounds(dtype);
  widen(bounds, [value], 1);
  return bounds;
}

/** The fill as elements of this layout see it: one field of it, or a part that repeats with it. */
function fillOf(fill: Fill, { dtype, strides, offset }: Layout): Fill | undefined {
  const period = fill.item.length;
  if (sameDType(fill.dtype, dtype)) return fill;
  if (period === 0 || fill.dtype.kind === "O" || fill.dtype.kind === "T" || dtype.kind === "O")
    return undefined;
  if (strides.some((stride) => divideExactly(stride, period) === undefined)) return undefined;
  const start = typeof offset === "number" ? offset % period : divideExactly(offset, period) && 0;
  if (start === undefined || start + dtype.itemsize > period) return undefined;
  return { kind: "fill", dtype, item: fill.item.slice(start, start + dtype.itemsize) };
}

function boundsOfRamp(ramp: Ramp, layout: Layout): Contents {
  const [from, to] = reachOf(layout);
  const first = rounded(ramp.start + (from / ramp.dtype.itemsize) * ramp.step, ramp.dtype);
  const last = rounded(ramp.start + (to / ramp.dtype.itemsize) * ramp.step, ramp.dtype);
  if (Number.isNaN(first) || Number.isNaN(last)) return nothing;
  return {
    kind: "bounds",
    dtype: ramp.dtype,
    lo: Math.min(first, last),
    hi: Math.max(first, last),
    integral: Number.isInteger(ramp.start) && Number.isInteger(ramp.step),
    nan: false,
  };
}

/** Rounding keeps the order, so that the rounded ends bound all rounded elements. */
function rounded(value: number, dtype: DType): number {
  if (dtype.char === "f") return Math.fround(value);
  return dtype.char === "e" ? fromHalf(toHalf(value)) : value;
}

/** The byte offsets of the first and of the last element that the layout reaches, as far apart as they can be. */
function reachOf(layout: Layout): readonly [number, number] {
  const exact = byteBounds(layout);
  if (exact) return [exact[0], Math.max(exact[0], exact[1] - layout.dtype.itemsize)];
  let [from, to] = boundsOf(layout.offset);
  layout.strides.forEach((stride, axis) => {
    const [, most] = boundsOf(layout.shape[axis]);
    const [lo, hi] = boundsOf(stride);
    const steps = Math.max(0, most - 1);
    if (steps > 0 && lo < 0) from += steps * lo;
    if (steps > 0 && hi > 0) to += steps * hi;
  });
  return [Math.max(0, from), to];
}

function boundsOfExact(array: NDArray): Bounds | undefined {
  const source = sourceOf(array);
  if (!source || source.known || !"biuf".includes(array.dtype.kind)) return undefined;
  const { shape } = source.layout;
  if (shape.includes(0) || !spend(shape.reduce((n, length) => n * length, 1))) return undefined;
  const bounds = noBounds(array.dtype);
  const isComplete = scan(source.data, source.layout, (lane, count) => widen(bounds, lane, count));
  return isComplete ? bounds : undefined;
}

type Widening = { -readonly [key in keyof Bounds]: Bounds[key] };

/** The bounds of no element. */
function noBounds(dtype: DType): Widening {
  const [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return { kind: "bounds", dtype, lo, hi, integral: true, nan: false };
}

function widen(bounds: Widening, values: ArrayLike<number>, count: number): void {
  let { lo, hi, integral, nan } = bounds;
  // Memory that is looked at as booleans may hold other bytes than 0 and 1.
  const isBool = bounds.dtype.kind === "b";
  for (let i = 0; i < count; i++) {
    const value = isBool ? Number(values[i] !== 0) : values[i];
    if (value < lo) lo = value;
    if (value > hi) hi = value;
    if (Number.isInteger(value)) continue;
    if (Number.isNaN(value)) nan = true;
    else integral = false;
  }
  Object.assign(bounds, { lo, hi, integral, nan });
}

/** The element as a double, undefined when it is no real number or too large to be exact. */
function realOf(element: unknown): number | undefined {
  if (typeof element === "boolean") return Number(element);
  return typeof element === "number" ? element : undefined;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
