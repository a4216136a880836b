import { roundToHalf } from "../casts/float16.ts";
import type { DType } from "../dtypes/dtype.ts";
import { bigRoom, type Lane, laneWidth, loadBig, loadLane } from "./lanes.ts";
import { isRepeated, type Stream } from "./stream.ts";

const room: readonly Lane[] = Array.from({ length: 6 }, () => new Float64Array(2 * 4096));

/**
 * Returns elements of a stream as numbers of dtype `to`, cast as NumPy casts. Undefined when a 64-bit integer does not
 * fit in a double and stays an integer.
 */
export function loadAs(
  stream: Stream,
  to: DType,
  start: number,
  count: number,
  slot: number,
): Lane | undefined {
  const from = stream.dtype;
  const n = isRepeated(stream) ? 1 : count;
  const lane = loadLane(stream, start, count, slot);
  if (!lane) {
    if (!isWhole(to)) return doublesOf(stream, to, start, n, slot);
    return to.itemsize < 8 ? wordsOf(stream, to, start, n, slot) : undefined;
  }
  return isUnchanged(from, to) ? lane : converted(lane, from, to, n, slot);
}

/** Returns elements of a stream as 64-bit integers. */
export function loadBigAs(
  stream: Stream,
  to: DType,
  start: number,
  count: number,
  slot: number,
): BigInt64Array {
  const n = isRepeated(stream) ? 1 : count;
  if (stream.dtype.kind !== "f" && stream.dtype.kind !== "c") return loadBig(stream, start, count, slot);
  const lane = loadLane(stream, start, count, slot);
  const big = bigRoom(slot);
  for (let i = 0; i < n; i++) big[i] = wholeOf(lane?.[i * laneWidth(stream.dtype)] ?? 0, to);
  return big;
}

/** A float as a 64-bit integer; what does not fit becomes what x86's conversion gives. */
function wholeOf(value: number, to: DType): bigint {
  if (value > -(2 ** 63) - 1 && value < 2 ** 63) return BigInt(Math.trunc(value));
  return to.kind === "u" && value >= 2 ** 63 && value < 2 ** 64 ? BigInt(value) : -(2n ** 63n);
}

/** Casts a lane of results to the dtype of the output; undefined when nothing changes. */
export function converted(lane: Lane, from: DType, to: DType, count: number, slot: number): Lane {
  if (isUnchanged(from, to)) return lane;
  const out = room[slot];
  const width = laneWidth(from);
  const n = count;
  if (laneWidth(to) === 2) {
    for (let i = 0; i < n; i++) {
      out[2 * i] = narrowed(lane[width * i], to);
      out[2 * i + 1] = width === 2 ? narrowed(lane[2 * i + 1], to) : 0;
    }
    return out;
  }
  if (to.kind === "b") {
    for (let i = 0; i < n; i++) out[i] = +(lane[width * i] !== 0 || (width === 2 && lane[2 * i + 1] !== 0));
    return out;
  }
  if (isWhole(to)) for (let i = 0; i < n; i++) out[i] = truncated(lane[width * i], from, to);
  else for (let i = 0; i < n; i++) out[i] = narrowed(lane[width * i], to);
  return out;
}

/** True when each number of `from` is itself as a lane of `to`. */
function isUnchanged(from: DType, to: DType): boolean {
  if (from.kind === to.kind && from.itemsize === to.itemsize) return true;
  if (from.kind === "c" || to.kind === "c" || to.kind === "b") return false;
  if (isWhole(from))
    return isWhole(to) ? wraps(from, to) === false : to.itemsize >= 8 || from.itemsize < to.itemsize;
  return to.kind === "f" && to.itemsize >= from.itemsize;
}

function isWhole({ kind }: DType): boolean {
  return kind !== "f" && kind !== "c";
}

/** True when an integer of `from` may wrap in `to`. */
function wraps(from: DType, to: DType): boolean {
  if (from.kind === "b") return false;
  if (from.kind === "u") return to.kind === "u" ? to.itemsize < from.itemsize : to.itemsize <= from.itemsize;
  return to.kind === "u" || to.itemsize < from.itemsize;
}

function narrowed(value: number, to: DType): number {
  const size = to.kind === "c" ? to.itemsize / 2 : to.itemsize;
  return size === 4 ? Math.fround(value) : size === 2 ? roundToHalf(Math.fround(value)) : value;
}

/** A number as an integer: floats are truncated, and what does not fit becomes what x86's conversion gives. */
function truncated(value: number, from: DType, to: DType): number {
  const { itemsize, kind } = to;
  if (isWhole(from)) return wrapped(value, to);
  if (itemsize === 8) {
    if (kind === "u") {
      if (value >= 2 ** 53) return Number.NaN;
      return value > -1 ? Math.trunc(value) : Number.NaN;
    }
    return value > -(2 ** 63) && value < 2 ** 63 ? Math.trunc(value) : -(2 ** 63);
  }
  if (kind === "u" && itemsize === 4) return Math.abs(value) < 2 ** 63 ? wrapped(Math.trunc(value), to) : 0;
  const whole = value > -(2 ** 31) - 1 && value < 2 ** 31 ? Math.trunc(value) : -(2 ** 31);
  return wrapped(whole, to);
}

/** An integer modulo the range of a dtype of up to 32 bits; of 64 bits as it is. */
function wrapped(value: number, { kind, itemsize }: DType): number {
  if (itemsize === 8) return kind === "u" && value < 0 ? Number.NaN : value;
  const range = 2 ** (8 * itemsize);
  const rest = value - range * Math.floor(value / range);
  return kind === "u" || rest < range / 2 ? rest : rest - range;
}

/** 64-bit integers wrapped to fewer bits. */
function wordsOf(stream: Stream, to: DType, start: number, n: number, slot: number): Lane {
  const big = loadBig(stream, start, n, slot);
  const bits = 8 * to.itemsize;
  const out = room[slot];
  for (let i = 0; i < n; i++) {
    if (to.kind === "b") out[i] = +(big[i] !== 0n);
    else out[i] = Number(to.kind === "u" ? BigInt.asUintN(bits, big[i]) : BigInt.asIntN(bits, big[i]));
  }
  return out;
}

/** 64-bit integers as the nearest floats. */
function doublesOf(stream: Stream, to: DType, start: number, n: number, slot: number): Lane {
  const big = loadBig(stream, start, n, slot);
  const isUnsigned = stream.dtype.kind === "u";
  const out = room[slot];
  const width = laneWidth(to);
  for (let i = 0; i < n; i++) {
    out[width * i] = narrowed(Number(isUnsigned ? BigInt.asUintN(64, big[i]) : big[i]), to);
    if (width === 2) out[2 * i + 1] = 0;
  }
  return out;
}
