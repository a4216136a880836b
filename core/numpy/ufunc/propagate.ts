import type { NDArray } from "../../ndarray/array.ts";
import { type Bounds, type Contents, nothing, type Ramp } from "../../ndarray/contents/contents.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import { type DType, integerLimits, isInteger, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { runElementwise } from "../../ndarray/kernels/run.ts";
import { kernelFor } from "../../ndarray/kernels/table.ts";
import { boundsOf, same, sameShape } from "../../ndarray/layouts/dim.ts";
import { contiguous, type ExactLayout, isC, isF, type Layout, size } from "../../ndarray/layouts/layout.ts";
import { type Interval, intervalOf, roundedOut } from "./interval.ts";
import type { Ufunc } from "./loops.ts";
import type { Resolution } from "./resolve.ts";
import { transferOf } from "./transfer.ts";

/** Returns what is known of result number `i` when its elements are not computed: a fill, a ramp, bounds or nothing. */
export function partlyKnown(
  ufunc: Ufunc,
  resolution: Resolution,
  inputs: readonly NDArray[],
  layout: Layout,
  i: number,
): Contents {
  if (resolution.outs.length > 1 || i > 0) return nothing;
  const hulls = inputs.map(hullOf);
  const [dtype] = resolution.outs;
  if (hulls.every((hull) => hull.kind === "fill")) {
    const fill = fillOf(
      resolution,
      hulls.map((hull) => (hull.kind === "fill" ? hull.item : new Uint8Array())),
      inputs,
    );
    if (fill) return fill;
  }
  const ramp = rampOf(ufunc, resolution, inputs, layout);
  if (ramp) return ramp;
  const intervals = hulls.map((hull, k) => intervalOf(hull, inputs[k].dtype, resolution.ins[k]));
  if (dtype.kind === "b") return truthFor(resolution.kernel, intervals, dtype, areSameElements(inputs));
  if (!intervals.every((interval) => interval !== undefined)) return nothing;
  return boundsFor(resolution, intervals);
}

/** A comparison whose answer the bounds decide is the same everywhere. */
function truthFor(
  kernel: string,
  [x, y]: readonly (Interval | undefined)[],
  dtype: DType,
  areSame: boolean,
): Contents {
  const isOrdered = x && y && !x.nan && !y.nan;
  const answer = isOrdered ? (areSame ? ofItself.get(kernel) : decided(kernel, x, y)) : undefined;
  if (answer !== undefined) return { kind: "fill", dtype, item: new Uint8Array([Number(answer)]) };
  return { kind: "bounds", dtype, lo: 0, hi: 1, integral: true, nan: false };
}

/** What comparing a number with itself says. */
const ofItself: ReadonlyMap<string, boolean> = new Map([
  ["equal", true],
  ["less_equal", true],
  ["greater_equal", true],
  ["not_equal", false],
  ["less", false],
  ["greater", false],
]);

/** True when two operands are views of the same elements in the same places. */
function areSameElements([a, b]: readonly NDArray[]): boolean {
  if (!b || a.buffer !== b.buffer || !sameDType(a.dtype, b.dtype)) return false;
  return (
    same(a.layout.offset, b.layout.offset) === true &&
    sameShape(a.shape, b.shape) === true &&
    sameShape(a.layout.strides, b.layout.strides) === true
  );
}

function decided(kernel: string, x: Interval, y: Interval): boolean | undefined {
  const isBelow = x.hi < y.lo;
  const isAbove = x.lo > y.hi;
  switch (kernel) {
    case "less":
      return isBelow ? true : x.lo >= y.hi ? false : undefined;
    case "greater_equal":
      return isBelow ? false : x.lo >= y.hi ? true : undefined;
    case "greater":
      return isAbove ? true : x.hi <= y.lo ? false : undefined;
    case "less_equal":
      return isAbove ? false : x.hi <= y.lo ? true : undefined;
    case "equal":
      return isBelow || isAbove ? false : undefined;
    case "not_equal":
      return isBelow || isAbove ? true : undefined;
    default:
      return undefined;
  }
}

/** Every element is the same: one computation tells them all. */
function fillOf(
  { ins, outs, kernel: name }: Resolution,
  items: readonly Uint8Array[],
  inputs: readonly NDArray[],
): Contents | undefined {
  const [dtype] = outs;
  if ([...ins, dtype].some((own) => "OSUTVmM".includes(own.kind))) return undefined;
  const kernel = kernelFor(name, ins[0]);
  if (!kernel) return undefined;
  const item = new Uint8Array(dtype.itemsize);
  const one = (own: DType) => contiguous(own, []) as ExactLayout;
  const sides = items.map((data, k) => ({ data: data.slice(), layout: one(inputs[k].dtype), as: ins[k] }));
  const isDone = runElementwise(kernel, sides, [{ data: item, layout: one(dtype), as: dtype }]);
  return isDone ? { kind: "fill", dtype, item } : undefined;
}

/** A ramp and a constant give a ramp again, while all of its integers stay exact. */
function rampOf(
  { name }: Ufunc,
  { outs }: Resolution,
  inputs: readonly NDArray[],
  layout: Layout,
): Ramp | undefined {
  const at = inputs.findIndex(({ contents }) => contents.kind === "ramp");
  if (at < 0 || inputs.length !== 2 || !["add", "subtract", "multiply"].includes(name)) return undefined;
  const [dtype] = outs;
  const base = inputs[at];
  const ramp = base.contents as Ramp;
  const other = hullOf(inputs[1 - at]);
  const constant = other.kind === "fill" ? intervalOf(other, inputs[1 - at].dtype, dtype) : undefined;
  if (!constant || !isInteger(dtype) || !sameDType(base.dtype, dtype) || !coversBuffer(base, layout))
    return undefined;
  const c = constant.lo;
  const [start, step] = joined(name, ramp, c, at === 0);
  const [, most] = boundsOf(size(layout));
  const [least, greatest] = integerLimits(dtype);
  const ends = [start, start + Math.max(0, most - 1) * step];
  if (Math.min(...ends) < Math.max(least, -(2 ** 53)) || Math.max(...ends) > Math.min(greatest, 2 ** 53))
    return undefined;
  return { kind: "ramp", dtype, start, step };
}

function joined(name: string, { start, step }: Ramp, c: number, isLeft: boolean): readonly [number, number] {
  if (name === "add") return [start + c, step];
  if (name === "multiply") return [start * c, step * c];
  return isLeft ? [start - c, step] : [c - start, -step];
}

/** True when the array shows its whole buffer in the order in which the result lies. */
function coversBuffer({ layout }: NDArray, result: Layout): boolean {
  if (sameShape(layout.shape, result.shape) !== true || layout.offset !== 0) return false;
  const sameOrder =
    (isC(layout) === true && isC(result) === true) || (isF(layout) === true && isF(result) === true);
  return sameOrder;
}

function boundsFor({ ins, outs, kernel }: Resolution, intervals: readonly Interval[]): Contents {
  const [dtype] = outs;
  if (!"biuf".includes(dtype.kind)) return nothing;
  if (ins.some((own) => !"biuf".includes(own.kind))) return nothing;
  const found = transferOf(kernel, intervals, dtype);
  return found ? inDType(found, dtype) : nothing;
}

/** The interval as the dtype holds it: integers that may wrap can be anything, floats are rounded outwards. */
function inDType(interval: Interval, dtype: DType): Bounds {
  const { lo, hi, integral, nan } = interval;
  if (isInteger(dtype)) {
    const [least, greatest] = integerLimits(dtype);
    const fits = lo >= least && hi <= greatest && Math.max(Math.abs(lo), Math.abs(hi)) <= 2 ** 53;
    return {
      kind: "bounds",
      dtype,
      lo: fits ? lo : least,
      hi: fits ? hi : greatest,
      integral: true,
      nan: false,
    };
  }
  const [from, to] = roundedOut(lo, hi, dtype, interval.exact);
  return { kind: "bounds", dtype, lo: from, hi: to, integral, nan };
}
