import type { DType } from "../dtypes/dtype.ts";
import { loadAs, loadBigAs } from "./convert.ts";
import { type Lane, laneWidth } from "./lanes.ts";
import type { Side } from "./run.ts";
import { block, isPacked, isRepeated, type Stream, streamOf } from "./stream.ts";

/**
 * Returns all elements of a stream as one lane of dtype `as`; undefined when a 64-bit integer does not fit. It may be the array's own
 * memory: never to be written.
 */
export function wholeLane(stream: Stream, as: DType, count: number): Lane | undefined {
  return isLane(stream, as) ? loadAs(stream, as, 0, count, 0) : copiedLane(stream, as, count);
}

/** Returns all elements of a side in C order as one lane, which may be the array's own memory. */
export function wholeOf(side: Side, count: number): Lane | undefined {
  return wholeLane(streamIn(side), side.as, count);
}

/** Returns the same as a lane of its own. */
export function wholeCopyOf(side: Side, count: number): Lane | undefined {
  return copiedLane(streamIn(side), side.as, count);
}

/** Returns all elements of a side in C order as 64-bit integers of their own. */
export function wholeBigOf(side: Side, count: number): BigInt64Array {
  return wholeBig(streamIn(side), side.as, count);
}

/** Returns all elements of a stream as 64-bit integers of their own. */
export function wholeBig(stream: Stream, as: DType, count: number): BigInt64Array {
  const whole = new BigInt64Array(count);
  for (let start = 0; start < count; start += block) {
    const n = Math.min(block, count - start);
    const part = loadBigAs(stream, as, start, n, 0);
    if (isRepeated(stream)) whole.fill(part[0], start, start + n);
    else whole.set(part.subarray(0, n), start);
  }
  return whole;
}

function streamIn({ data, layout }: Side): Stream {
  return streamOf(layout.dtype, data, layout.offset, layout.shape, layout.strides);
}

/** True when the elements lie in memory as a lane holds them. */
function isLane(stream: Stream, { kind, itemsize }: DType): boolean {
  const { dtype } = stream;
  const isDouble = (kind === "f" && itemsize === 8) || (kind === "c" && itemsize === 16);
  return (
    isDouble && dtype.kind === kind && dtype.itemsize === itemsize && !isRepeated(stream) && isPacked(stream)
  );
}

function copiedLane(stream: Stream, as: DType, count: number): Lane | undefined {
  const width = laneWidth(as);
  const lane = new Float64Array(count * width);
  for (let start = 0; start < count; start += block) {
    const n = Math.min(block, count - start);
    const part = loadAs(stream, as, start, n, 0);
    if (!part) return undefined;
    if (isRepeated(stream)) for (let i = 0; i < n * width; i++) lane[start * width + i] = part[i % width];
    else lane.set(part.subarray(0, n * width), start * width);
  }
  return lane;
}
