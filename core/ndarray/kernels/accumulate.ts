import { type Lane, laneWidth } from "./lanes.ts";
import { areSafe } from "./reduce.ts";
import type { Reducer } from "./reducers.ts";
import type { Side } from "./run.ts";
import { wholeBigOf, wholeOf } from "./whole.ts";

/**
 * Returns all partial results along the last axis of the side, in C order of its axes; as 64-bit integers where they are
 * too large for doubles; undefined when they can't be had. A lane of them is `into` where that is given.
 */
export function runAccumulate(reducer: Reducer, side: Side, into?: Lane): Lane | BigInt64Array | undefined {
  const { layout, as } = side;
  const length = layout.shape[layout.shape.length - 1];
  const count = layout.shape.reduce((n, size) => n * size, 1);
  const out = into ?? new Float64Array(count * laneWidth(as));
  const lane = wholeOf(side, count);
  const isLarge = as.itemsize === 8 && as.kind !== "f" && as.kind !== "c";
  if (lane) {
    accumulateLane(reducer, lane, out, laneWidth(as), length);
    if (reducer.isExact?.() === false) return undefined;
    if (!isLarge || areSafe(out, as.kind === "u")) return out;
  }
  const { big } = reducer;
  return big && isLarge ? accumulateBig(big, side, length, count) : undefined;
}

function accumulateLane(reducer: Reducer, lane: Lane, out: Lane, width: 1 | 2, length: number): void {
  const count = out.length / width;
  if (reducer.scan) {
    for (let at = 0; at < count; at += length) reducer.scan(lane, at, length, out);
    return;
  }
  for (let at = 0; at < count; at++) {
    if (at % length === 0) {
      for (let k = 0; k < width; k++) out[at * width + k] = lane[at * width + k];
      continue;
    }
    for (let k = 0; k < width; k++) out[at * width + k] = out[(at - 1) * width + k];
    reducer.each(lane, at, 1, out, at, 0);
  }
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
