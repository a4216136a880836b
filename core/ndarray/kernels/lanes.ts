import { fromHalf, toHalf } from "../casts/float16.ts";
import type { DType } from "../dtypes/dtype.ts";
import { packInto, unpackFrom } from "./pack.ts";
import { block, isPacked, isRepeated, type Stream } from "./stream.ts";

/**
 * A block of elements as doubles, on which every kernel works: one double an element, two for a complex one. NumPy's
 * float32 arithmetic comes out right because a double has more than twice the bits; integers of 64 bits have
 * `bigLane` for when they do not fit.
 */
export type Lane = Float64Array;

/** Greatest size of a 64-bit integer that a lane carries: sums and quotients of two such stay exact. */
export const safe = 2 ** 52;
/** NaT as a lane carries it. */
export const nat = -(2 ** 63);

interface Slot {
  readonly bytes: Uint8Array;
  readonly lane: Lane;
  readonly big: BigInt64Array;
}

/** Room for the operands of a loop, kept so that small arrays cost no allocation. */
const slots: readonly Slot[] = Array.from({ length: 6 }, () => ({
  bytes: new Uint8Array(block * 32),
  lane: new Float64Array(block * 2),
  big: new BigInt64Array(block),
}));

/** Doubles that an element takes in a lane. */
export function laneWidth(dtype: DType): 1 | 2 {
  return dtype.kind === "c" ? 2 : 1;
}

/**
 * Returns elements `start` to `start + count` as doubles, in room number `slot`; one element when the stream repeats one.
 * Undefined when a 64-bit integer does not fit. Never to be written.
 */
export function loadLane(stream: Stream, start: number, count: number, slot: number): Lane | undefined {
  const n = isRepeated(stream) ? 1 : count;
  const { bytes, lane } = slots[slot];
  const direct = isPacked(stream);
  if (!direct) packInto(stream, start, n, bytes);
  const data = direct ? stream.data : bytes;
  const at =
    data.byteOffset + (direct ? stream.offset + start * stream.dtype.itemsize * +!isRepeated(stream) : 0);
  const { kind, itemsize } = stream.dtype;
  if (itemsize === 8 && kind !== "f" && kind !== "c") {
    return loadIntegers(new Int32Array(data.buffer, at, 2 * n), kind, n, lane) ? lane : undefined;
  }
  if (kind === "f" && itemsize === 2) {
    const halves = new Uint16Array(data.buffer, at, n);
    for (let i = 0; i < n; i++) lane[i] = fromHalf(halves[i]);
    return lane;
  }
  if (itemsize === 16 * laneWidth(stream.dtype))
    return loadLong(data.buffer, at, n * laneWidth(stream.dtype), lane);
  const typed = numbersAt(stream.dtype, data.buffer, at, n);
  if (typed instanceof Float64Array) return typed;
  lane.set(typed);
  return lane;
}

/** Returns a lane for results; the output's own memory when it is packed doubles. */
export function resultLane(stream: Stream, start: number, count: number, slot: number): Lane {
  const { kind, itemsize } = stream.dtype;
  const width = laneWidth(stream.dtype);
  if ((kind === "f" || kind === "c") && itemsize === 8 * width && isPacked(stream)) {
    return new Float64Array(
      stream.data.buffer,
      stream.data.byteOffset + stream.offset + start * itemsize,
      count * width,
    );
  }
  return slots[slot].lane;
}

/**
 * Writes a lane's elements to the stream, wrapping integers as C does. False, with nothing written, when a 64-bit
 * integer in it is too large to be surely right.
 */
export function storeLane(stream: Stream, start: number, count: number, lane: Lane, slot: number): boolean {
  const { kind, itemsize } = stream.dtype;
  const width = laneWidth(stream.dtype);
  const direct = isPacked(stream);
  const isInPlace = (kind === "f" || kind === "c") && itemsize === 8 * width && direct;
  if (isInPlace) return true;
  const data = direct ? stream.data : slots[slot].bytes;
  const at = data.byteOffset + (direct ? stream.offset + start * itemsize : 0);
  if (itemsize === 8 && kind !== "f" && kind !== "c") {
    if (!storeIntegers(new Int32Array(data.buffer, at, 2 * count), kind, count, lane)) return false;
  } else if (kind === "f" && itemsize === 2) {
    const halves = new Uint16Array(data.buffer, at, count);
    for (let i = 0; i < count; i++) halves[i] = toHalf(Math.fround(lane[i]));
  } else if (itemsize === 16 * width) storeLong(data.buffer, at, count * width, lane);
  else numbersAt(stream.dtype, data.buffer, at, count).set(lane.subarray(0, count * width));
  if (!direct) unpackFrom(stream, start, count, data);
  return true;
}

/** Returns 64-bit integers as such; unsigned ones have to be read with `BigInt.asUintN`. One when the stream repeats one. */
export function loadBig(stream: Stream, start: number, count: number, slot: number): BigInt64Array {
  const n = isRepeated(stream) ? 1 : count;
  const { bytes, big } = slots[slot];
  packInto(stream, start, n, bytes);
  const { kind, itemsize } = stream.dtype;
  if (itemsize === 8) return new BigInt64Array(bytes.buffer, 0, n);
  const typed = numbersAt(stream.dtype, bytes.buffer, 0, n);
  for (let i = 0; i < n; i++) big[i] = BigInt(kind === "b" ? +(typed[i] !== 0) : typed[i]);
  return big;
}

/** Writes 64-bit integers to the stream. */
export function storeBig(
  stream: Stream,
  start: number,
  count: number,
  values: BigInt64Array,
  slot: number,
): void {
  const { bytes } = slots[slot];
  const { itemsize } = stream.dtype;
  if (itemsize === 8) new BigInt64Array(bytes.buffer, 0, count).set(values.subarray(0, count));
  else {
    const typed = numbersAt(stream.dtype, bytes.buffer, 0, count);
    for (let i = 0; i < count; i++) typed[i] = Number(BigInt.asIntN(32, values[i]));
  }
  unpackFrom(stream, start, count, bytes);
}

/** Room for 64-bit results. */
export function bigRoom(slot: number): BigInt64Array {
  return slots[slot].big;
}

type Numbers =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array;

/** Numbers of up to 53 bits where they lie. */
function numbersAt({ kind, itemsize }: DType, buffer: ArrayBufferLike, at: number, count: number): Numbers {
  if (kind === "f")
    return itemsize === 4 ? new Float32Array(buffer, at, count) : new Float64Array(buffer, at, count);
  if (kind === "c")
    return itemsize === 8 ? new Float32Array(buffer, at, 2 * count) : new Float64Array(buffer, at, 2 * count);
  if (kind === "i") {
    if (itemsize === 4) return new Int32Array(buffer, at, count);
    return itemsize === 2 ? new Int16Array(buffer, at, count) : new Int8Array(buffer, at, count);
  }
  if (itemsize === 4) return new Uint32Array(buffer, at, count);
  return itemsize === 2 ? new Uint16Array(buffer, at, count) : new Uint8Array(buffer, at, count);
}

function loadIntegers(words: Int32Array, kind: string, count: number, lane: Lane): boolean {
  const isUnsigned = kind === "u";
  const isTime = kind === "m" || kind === "M";
  for (let i = 0; i < count; i++) {
    const high = isUnsigned ? words[2 * i + 1] >>> 0 : words[2 * i + 1];
    const value = high * 4294967296 + (words[2 * i] >>> 0);
    if (value > safe || value < -safe) {
      if (!isTime || value !== nat || words[2 * i] !== 0) return false;
    }
    lane[i] = value;
  }
  return true;
}

function storeIntegers(words: Int32Array, kind: string, count: number, lane: Lane): boolean {
  const least = kind === "u" ? 0 : -2 * safe;
  const isTime = kind === "m" || kind === "M";
  for (let i = 0; i < count; i++) {
    const value = lane[i];
    if (!(value > least || value === 0) || value >= 2 * safe) {
      if (!isTime || value !== nat) return false;
    }
  }
  for (let i = 0; i < count; i++) {
    const high = Math.floor(lane[i] / 4294967296);
    words[2 * i] = lane[i] - high * 4294967296;
    words[2 * i + 1] = high;
  }
  return true;
}

/** A longdouble is kept as a double in its first 8 bytes. */
function loadLong(buffer: ArrayBufferLike, at: number, count: number, lane: Lane): Lane {
  const view = new Float64Array(buffer, at, 2 * count);
  for (let i = 0; i < count; i++) lane[i] = view[2 * i];
  return lane;
}

function storeLong(buffer: ArrayBufferLike, at: number, count: number, lane: Lane): void {
  const view = new Float64Array(buffer, at, 2 * count);
  for (let i = 0; i < count; i++) view[2 * i] = lane[i];
}
