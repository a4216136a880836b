import { type DType, isInteger } from "../dtypes/dtype.ts";
import { notKnown } from "../error.ts";
import { type Lane, laneWidth, loadLane, resultLane, storeLane } from "../kernels/lanes.ts";
import { block, isRepeated, streamOf } from "../kernels/stream.ts";
import type { Pair } from "./copy.ts";

/**
 * Casts numbers block by block through doubles. Returns false when a cast needs another way: other dtypes, integers
 * that a double does not carry, rounding that would happen twice. Elements may then have been written already.
 */
export function castLanes(
  from: Uint8Array,
  source: DType,
  to: Uint8Array,
  target: DType,
  pair: Pair,
): boolean {
  if (
    !isNumeric(source) ||
    !isNumeric(target) ||
    (source.itemsize === 8 && target.kind === "f" && target.itemsize === 2)
  )
    return false;
  const ins = streamOf(source, from, pair.fromOffset, pair.shape, pair.from);
  const outs = streamOf(target, to, pair.toOffset, pair.shape, pair.to);
  const total = pair.shape.reduce((n, length) => n * length, 1);
  const convert = conversionTo(target, source.kind === "f" || source.kind === "c");
  for (let start = 0; start < total; start += block) {
    const count = Math.min(block, total - start);
    const lane = loadLane(ins, start, count, 0);
    if (!lane) return false;
    const out = resultLane(outs, start, count, 1);
    const repeat = isRepeated(ins);
    if (target.kind === "b") truths(lane, laneWidth(source), out, count, repeat);
    else spread(lane, laneWidth(source), out, laneWidth(target), count, repeat);
    if (convert && !convert(out, count)) return false;
    if (!storeLane(outs, start, count, out, 1)) return false;
  }
  return true;
}

function isNumeric({ kind }: DType): boolean {
  return "biufc".includes(kind);
}

/** Lays the elements out for the target: a real number gets an imaginary part of 0, a complex one loses its own. */
function spread(
  from: Lane,
  fromWidth: 1 | 2,
  to: Lane,
  toWidth: 1 | 2,
  count: number,
  repeat: boolean,
): void {
  if (repeat) {
    to.fill(from[0], 0, count * toWidth);
    if (toWidth === 2) for (let i = 0; i < count; i++) to[2 * i + 1] = fromWidth === 2 ? from[1] : 0;
  } else if (fromWidth === toWidth) to.set(from.subarray(0, count * fromWidth));
  else if (toWidth === 1) for (let i = 0; i < count; i++) to[i] = from[2 * i];
  else
    for (let i = 0; i < count; i++) {
      to[2 * i] = from[i];
      to[2 * i + 1] = 0;
    }
}

function truths(from: Lane, width: 1 | 2, to: Lane, count: number, repeat: boolean): void {
  for (let i = 0; i < count; i++) {
    const at = repeat ? 0 : i * width;
    to[i] = from[at] !== 0 || (width === 2 && from[at + 1] !== 0) ? 1 : 0;
  }
}

/** Returns what floats need before they are stored as integers of the dtype, as x86-64 converts them; undefined for nothing. */
function conversionTo(target: DType, isFloat: boolean): ((lane: Lane, count: number) => boolean) | undefined {
  if (!isFloat || !isInteger(target)) return undefined;
  if (target.itemsize === 8) return (lane, count) => truncated(lane, count, -(2 ** 52), 2 ** 52);
  if (target.itemsize < 4) return (lane, count) => replaced(lane, count, 0);
  if (target.kind === "i") return (lane, count) => replaced(lane, count, -(2 ** 31));
  return (lane, count) =>
    truncated(lane, count, -(2 ** 31) - 1, 2 ** 32) || notKnown("a float out of uint32's range");
}

/** Truncates towards zero; false when an element does not lie between the ends. */
function truncated(lane: Lane, count: number, above: number, below: number): boolean {
  for (let i = 0; i < count; i++) {
    const value = Math.trunc(lane[i]);
    if (!(value > above && value < below)) return false;
    lane[i] = value;
  }
  return true;
}

/** Truncates towards zero; what does not fit an int32 becomes `otherwise`. */
function replaced(lane: Lane, count: number, otherwise: number): boolean {
  for (let i = 0; i < count; i++) {
    const value = Math.trunc(lane[i]);
    lane[i] = value >= -(2 ** 31) && value < 2 ** 31 ? value : otherwise;
  }
  return true;
}
