import type { DType } from "../dtype.ts";
import { loadAs, loadBigAs } from "./convert.ts";
import { type Lane, laneWidth } from "./lanes.ts";
import { areSafe } from "./reduce.ts";
import type { Reducer } from "./reducers.ts";
import type { Side } from "./run.ts";
import { block, streamOf } from "./stream.ts";

/**
 * Returns all partial results along the last axis of the side, in C order of its axes; as 64-bit integers where they are
 * too large for doubles; undefined when they can't be had.
 */
export function runAccumulate(reducer: Reducer, side: Side): Lane | BigInt64Array | undefined {
  const { layout, as } = side;
  const length = layout.shape[layout.shape.length - 1];
  const count = layout.shape.reduce((n, size) => n * size, 1);
  const lane = wholeOf(side, count);
  const isLarge = as.itemsize === 8 && as.kind !== "f" && as.kind !== "c";
  if (lane) {
    const out = accumulateLane(reducer, lane, as, length, count);
    if (reducer.isExact?.() === false) return undefined;
    if (!isLarge || areSafe(out, as.kind === "u")) return out;
  }
  const { big } = reducer;
  return big && isLarge ? accumulateBig(big, side, length, count) : undefined;
}

/** Returns all elements in C order as one lane; undefined when a 64-bit integer does not fit. */
export function wholeOf({ data, layout, as }: Side, count: number): Lane | undefined {
  const stream = streamOf(layout.dtype, data, layout.offset, layout.shape, layout.strides);
  const width = laneWidth(as);
  const lane = new Float64Array(count * width);
  for (let start = 0; start < count; start += block) {
    const n = Math.min(block, count - start);
    const part = loadAs(stream, as, start, n, 0);
    if (!part) return undefined;
    if (stream.shape.length === 0)
      for (let i = 0; i < n * width; i++) lane[start * width + i] = part[i % width];
    else lane.set(part.subarray(0, n * width), start * width);
  }
  return lane;
}

/** The same as 64-bit integers. */
export function wholeBigOf({ data, layout, as }: Side, count: number): BigInt64Array {
  const stream = streamOf(layout.dtype, data, layout.offset, layout.shape, layout.strides);
  const whole = new BigInt64Array(count);
  for (let start = 0; start < count; start += block) {
    const n = Math.min(block, count - start);
    const part = loadBigAs(stream, as, start, n, 0);
    if (stream.shape.length === 0) whole.fill(part[0], start, start + n);
    else whole.set(part.subarray(0, n), start);
  }
  return whole;
}

function accumulateLane(reducer: Reducer, lane: Lane, as: DType, length: number, count: number): Lane {
  const width = laneWidth(as);
  const out = new Float64Array(count * width);
  for (let at = 0; at < count; at++) {
    if (at % length === 0) {
      for (let k = 0; k < width; k++) out[at * width + k] = lane[at * width + k];
      continue;
    }
    for (let k = 0; k < width; k++) out[at * width + k] = out[(at - 1) * width + k];
    reducer.each(lane, at, 1, out, at, 0);
  }
  return out;
}

function accumulateBig(
  join: (x: bigint, y: bigint) => bigint,
  side: Side,
  length: number,
  count: number,
): BigInt64Array {
  const whole = wholeBigOf(side, count);
  const read = side.as.kind === "u" ? (x: bigint) => BigInt.asUintN(64, x) : (x: bigint) => x;
  for (let at = 0; at < count; at++)
    if (at % length !== 0) whole[at] = join(read(whole[at - 1]), read(whole[at]));
  return whole;
}
