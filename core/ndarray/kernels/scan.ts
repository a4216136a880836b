import { iterationOrder } from "../layouts/korder.ts";
import type { ExactLayout } from "../layouts/layout.ts";
import { type Lane, laneWidth, loadLane } from "./lanes.ts";
import { block, isRepeated, streamOf } from "./stream.ts";

/** The room for results: nothing waits in it while elements are looked at. */
const slot = 5;

/**
 * Calls `visit` with all elements of an array as doubles, block by block, in the order in which they lie in memory: `count` doubles
 * of a lane, two for a complex element, and one element where all are the same. False when a 64-bit integer does not fit.
 */
export function scan(
  data: Uint8Array,
  { dtype, offset, shape, strides }: ExactLayout,
  visit: (lane: Lane, count: number) => void,
): boolean {
  const order = iterationOrder([strides], shape.length);
  const lengths = order.map((axis) => shape[axis]);
  const steps = order.map((axis) => strides[axis]);
  const stream = streamOf(dtype, data, offset, lengths, steps);
  const total = isRepeated(stream) ? Number(!shape.includes(0)) : shape.reduce((n, length) => n * length, 1);
  for (let start = 0; start < total; start += block) {
    const count = Math.min(block, total - start);
    const lane = loadLane(stream, start, count, slot);
    if (!lane) return false;
    visit(lane, count * laneWidth(dtype));
  }
  return true;
}
