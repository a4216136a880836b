import type { NDArray } from "../../ndarray/array.ts";
import { canCast } from "../../ndarray/dtypes/cancast.ts";
import { isNumber, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { evaluateDim, sameShape } from "../../ndarray/layouts/dim.ts";
import { byteBounds, type Layout, nbytes } from "../../ndarray/layouts/layout.ts";
import type { OperationEvent, WriteEvent } from "../../trace/event.ts";
import { isLeftBehind, makerOf } from "../../trace/query.ts";
import { isLookup } from "../../trace/reads.ts";
import { isSpent, touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { type Elementwise, isElementwiseEvent, sourcesOf } from "../expansion/elementwise.ts";
import { chainOf, leastCall, spareOperands } from "./spent.ts";

/** A temporary that is copied into an array where it could have been computed. */
export interface Place {
  readonly temporary: NDArray;
  readonly maker: Elementwise;
  /** Arrays of its size that are not needed then. */
  readonly spared: number;
  /** True when every step of the computation has the place's dtype and shape. */
  readonly isSame: boolean;
}

/** How much of its array a write must fill: a part at a time is how memory is saved. */
const leastShare = 0.5;

/** Returns what is computed beside the place that it is then copied into; undefined when it has to be, or is too small to matter. */
export function placeOf(trace: Trace, event: OperationEvent): Place | undefined {
  if (event.kind !== "write") return undefined;
  const { from, into } = event;
  const region = event.region ?? (event.op === "numpy.copyto" ? into.layout : undefined);
  if (from?.t !== "ndarray" || !region || into.alternatives || !isWholeWrite(event)) return undefined;
  if (sameShape(from.shape, region.shape) !== true || !isOnlyCopied(trace, from, event)) return undefined;
  const maker = makerOf(trace, from);
  if (maker?.kind !== "ufunc" || !isElementwiseEvent(maker) || maker.into) return undefined;
  if (!isNumber(from.dtype) || !canCast(from.dtype, region.dtype, "same_kind")) return undefined;
  if (!isLarge(region, into) || !mayWriteInto(trace, maker, into, region)) return undefined;
  const isSame = sameDType(from.dtype, region.dtype);
  if (isUsedMeanwhile(trace, into, operationsOf(trace, maker), event)) return undefined;
  if (!isSame && spareOperands(trace, maker).length > 0) return undefined;
  const { made, needed } = chainOf(trace, maker);
  return { temporary: from, maker, spared: made - needed + 1, isSame };
}

/** True for an intermediate result, and for one that has a name for a while but is only copied. */
function isOnlyCopied(trace: Trace, array: NDArray, event: WriteEvent): boolean {
  if (isSpent(trace, array, event)) return true;
  if (!trace.isWhole || array.alternatives || !array.owndata || isLeftBehind(trace, array)) return false;
  return touchesOf(trace, array).every(
    ({ event: other, role }) => role === "made" || role === "bound" || other === event || isLookup(other),
  );
}

function isWholeWrite({ op, named, ins }: WriteEvent): boolean {
  return op === "setitem" || (op === "numpy.copyto" && ins.length === 2 && !named.has("where"));
}

function isLarge(region: Layout, into: NDArray): boolean {
  const bytes = evaluateDim(nbytes(region), ({ hint }) => hint);
  const all = evaluateDim(into.buffer.nbytes, ({ hint }) => hint);
  if (bytes === undefined || all === undefined) return false;
  return bytes >= leastCall && bytes >= all * leastShare;
}

/** True when no operand is overwritten before it is read. */
function mayWriteInto(trace: Trace, event: Elementwise, into: NDArray, region: Layout): boolean {
  const inner = spareOperands(trace, event);
  const apart = sourcesOf(event).every(
    (source) =>
      inner.includes(source) ||
      isApart(source, into, region) ||
      // Element by element, an operand may lie in the very place of the result; but not while a later step still reads it.
      (inner.length === 0 && source.buffer === into.buffer && isSameLayout(source.layout, region)),
  );
  if (!apart) return false;
  return inner.every((array, i) => {
    const maker = makerOf(trace, array);
    if (!maker || !isElementwiseEvent(maker) || maker.into) return true;
    return i === 0 ? mayWriteInto(trace, maker, into, region) : isAllApart(trace, maker, into, region);
  });
}

/** A second intermediate result is computed while the first already stands in the place. */
function isAllApart(trace: Trace, event: Elementwise, into: NDArray, region: Layout): boolean {
  const inner = spareOperands(trace, event);
  return sourcesOf(event).every((source) => {
    if (!inner.includes(source)) return isApart(source, into, region);
    const maker = makerOf(trace, source);
    return !maker || !isElementwiseEvent(maker) || maker.into || isAllApart(trace, maker, into, region);
  });
}

/** All operations whose intermediate results lead to a result, itself included. */
function operationsOf(trace: Trace, event: Elementwise): readonly Elementwise[] {
  const before = spareOperands(trace, event).flatMap((array) => {
    const maker = makerOf(trace, array);
    return maker && isElementwiseEvent(maker) && !maker.into ? operationsOf(trace, maker) : [];
  });
  return [...before, event];
}

/** Code that is called for a later operand may look at the place as well. */
function isUsedMeanwhile(
  trace: Trace,
  into: NDArray,
  operations: readonly Elementwise[],
  { step }: OperationEvent,
): boolean {
  const from = Math.min(...operations.map((one) => one.step));
  return touchesOf(trace, into).some(
    ({ event, role }) =>
      event.step > from && event.step < step && role !== "viewed" && !operations.some((one) => one === event),
  );
}

function isApart(source: NDArray, into: NDArray, region: Layout): boolean {
  if (source.alternatives) return false;
  if (source.buffer.store !== into.buffer.store) return true;
  const [first, second] = [byteBounds(source.layout), byteBounds(region)];
  return first !== undefined && second !== undefined && (first[1] <= second[0] || second[1] <= first[0]);
}

function isSameLayout(a: Layout, b: Layout): boolean {
  return (
    a.offset === b.offset &&
    sameDType(a.dtype, b.dtype) &&
    sameShape(a.shape, b.shape) === true &&
    sameShape(a.strides, b.strides) === true
  );
}
