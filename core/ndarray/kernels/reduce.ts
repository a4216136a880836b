import type { DType } from "../dtypes/dtype.ts";
import { iterationOrder } from "../layouts/korder.ts";
import { type Lane, laneWidth, nat, safe } from "./lanes.ts";
import { type ReduceAxis, type ReducePlan, reducePlan } from "./reduceplan.ts";
import type { Reducer } from "./reducers.ts";
import type { Side } from "./run.ts";
import { type Stream, streamOf } from "./stream.ts";
import { wholeBig, wholeLane } from "./whole.ts";

/** What is reduced, and where the results lie. */
export interface Reduction {
  readonly side: Side;
  /** Elements from one result to the next along each axis of the operand; 0 along reduced ones. */
  readonly steps: readonly number[];
  readonly results: number;
  /** The value that every result starts with; undefined when it starts with its first element. */
  readonly start?: number | readonly [number, number];
  readonly isCast: boolean;
  readonly mask?: { readonly data: Uint8Array; readonly offset: number; readonly strides: readonly number[] };
}

/** Returns the results as a lane; as 64-bit integers where these are too large; undefined when they can't be had. */
export function runReduction(reducer: Reducer, reduction: Reduction): Lane | BigInt64Array | undefined {
  const { side, mask } = reduction;
  const axes = axesOf(reduction);
  const plan = reducePlan(axes, reduction.isCast, mask !== undefined);
  const shape: number[] = [];
  const strides: number[] = [];
  let count = 1;
  for (let i = plan.axes.length - 1; i >= 0; i--) {
    shape.push(plan.axes[i].length);
    strides.push(plan.axes[i].stride);
    count *= plan.axes[i].length;
  }
  const stream = streamOf(side.layout.dtype, side.data, side.layout.offset, shape, strides);
  const lane = wholeLane(stream, side.as, count);
  const whole = lane && reduceLane(reducer, reduction, plan, lane, mask && flagsOf(plan, mask));
  if (reducer.isExact?.() === false) return undefined;
  if (whole && (!isLarge(side.as) || areSafe(whole, side.as.kind === "u"))) return whole;
  return reducer.big && isLarge(side.as) ? reduceBig(reducer.big, reduction, plan, stream, count) : undefined;
}

function axesOf({ side, steps, mask }: Reduction): readonly ReduceAxis[] {
  const { shape, strides } = side.layout;
  const own = strides.map((stride, axis) => (shape[axis] === 1 ? 0 : stride));
  const order = iterationOrder(mask ? [own, mask.strides] : [own], shape.length);
  const axes: ReduceAxis[] = [];
  for (let i = shape.length - 1; i >= 0; i--) {
    const axis = order[i];
    axes.push({
      length: shape[axis],
      stride: own[axis],
      step: shape[axis] === 1 ? 0 : steps[axis],
      maskStride: mask?.strides[axis] ?? 0,
    });
  }
  return axes;
}

function reduceLane(
  reducer: Reducer,
  { side, results, start }: Reduction,
  plan: ReducePlan,
  lane: Lane,
  flags: Uint8Array | undefined,
): Lane {
  const width = laneWidth(side.as);
  const out = new Float64Array(results * width);
  const seen = start === undefined ? new Uint8Array(results) : undefined;
  if (typeof start === "number" && width === 1) out.fill(start);
  else if (start !== undefined)
    for (let i = 0; i < results; i++) out.set(typeof start === "number" ? [start, 0] : start, i * width);
  if (reducer.rows && !flags && !seen && isOfRows(plan)) {
    reducer.rows(lane, plan.axes[1].length, plan.axes[0].length, out);
    return out;
  }
  eachRun(plan, (at, count, to, step) => {
    if (step === 0) {
      const isFirst = seen && !seen[to];
      if (isFirst) {
        seen[to] = 1;
        out.set(lane.subarray(at * width, (at + 1) * width), to * width);
      }
      const skip = isFirst ? 1 : 0;
      if (!flags) reducer.run(lane, at + skip, count - skip, out, to);
      else eachStretch(flags, at + skip, count - skip, (from, n) => reducer.run(lane, from, n, out, to));
    } else if (seen && !seen[to]) {
      for (let i = 0; i < count; i++) {
        seen[to + i * step] = 1;
        for (let k = 0; k < width; k++) out[(to + i * step) * width + k] = lane[(at + i) * width + k];
      }
    } else if (!flags) reducer.each(lane, at, count, out, to, step);
    else
      eachStretch(flags, at, count, (from, n) =>
        reducer.each(lane, from, n, out, to + (from - at) * step, step),
      );
  });
  return out;
}

/** True when rows of elements, each joined by one call of the inner loop, go into one row of results. */
function isOfRows({ axes, block: size, run }: ReducePlan): boolean {
  if (axes.length !== 2) return false;
  const [inner, outer] = axes;
  return inner.step === 1 && outer.step === 0 && size === inner.length && run === size;
}

/** Calls `visit` with each call of the inner loop: its elements, the first result and the step between results. */
function eachRun(
  { axes, block: size, run }: ReducePlan,
  visit: (at: number, count: number, to: number, step: number) => void,
): void {
  const index = axes.map(() => 0);
  const total = axes.reduce((n, axis) => n * axis.length, 1);
  const step = axes[0]?.step ?? 0;
  let inner = 0;
  for (let covered = 1; inner < axes.length && covered < size; inner++) covered *= axes[inner].length;
  let to = 0;
  for (let at = 0; at < total; at += size) {
    for (let from = 0; from < size; from += run)
      visit(at + from, Math.min(run, size - from), to + from * step, step);
    for (let axis = inner; axis < axes.length; axis++) {
      to += axes[axis].step;
      if (++index[axis] < axes[axis].length) break;
      to -= axes[axis].step * axes[axis].length;
      index[axis] = 0;
    }
  }
}

/** Calls `visit` with each stretch of elements that the mask lets through. */
function eachStretch(
  flags: Uint8Array,
  at: number,
  count: number,
  visit: (at: number, count: number) => void,
): void {
  for (let i = at; i < at + count; ) {
    while (i < at + count && !flags[i]) i++;
    const from = i;
    while (i < at + count && flags[i]) i++;
    if (i > from) visit(from, i - from);
  }
}

/** The mask in the order of the iteration. */
function flagsOf({ axes }: ReducePlan, { data, offset }: NonNullable<Reduction["mask"]>): Uint8Array {
  let flags = Uint8Array.of(0);
  let places: number[] = [offset];
  for (const { length, maskStride } of axes) {
    const before = places;
    places = [];
    for (let i = 0; i < length; i++) for (const place of before) places.push(place + i * maskStride);
  }
  flags = new Uint8Array(places.length);
  for (let i = 0; i < places.length; i++) flags[i] = data[places[i]];
  return flags;
}

function reduceBig(
  join: (x: bigint, y: bigint) => bigint,
  { side, results, start, mask }: Reduction,
  plan: ReducePlan,
  stream: Stream,
  count: number,
): BigInt64Array {
  const whole = wholeBig(stream, side.as, count);
  const read = side.as.kind === "u" ? (x: bigint) => BigInt.asUintN(64, x) : (x: bigint) => x;
  const out = new BigInt64Array(results);
  const flags = mask && flagsOf(plan, mask);
  const seen = start === undefined ? new Uint8Array(results) : undefined;
  if (typeof start === "number") out.fill(BigInt(start));
  eachRun(plan, (at, n, to, step) => {
    for (let i = 0; i < n; i++) {
      const k = to + i * step;
      if (flags && !flags[at + i]) continue;
      if (seen && !seen[k]) {
        seen[k] = 1;
        out[k] = whole[at + i];
      } else out[k] = join(read(out[k]), read(whole[at + i]));
    }
  });
  return out;
}

function isLarge({ kind, itemsize }: DType): boolean {
  return itemsize === 8 && kind !== "f" && kind !== "c";
}

/** True when integer results are surely right as doubles (or are NaT). */
export function areSafe(lane: Lane, isUnsigned: boolean): boolean {
  for (let i = 0; i < lane.length; i++) {
    const value = lane[i];
    if (isUnsigned && value < 0) return false;
    if (!(value < 2 * safe && value > -2 * safe) && value !== nat) return false;
  }
  return true;
}
