import type { DType } from "../dtypes/dtype.ts";
import { packInto } from "../kernels/pack.ts";
import { isPacked, streamOf } from "../kernels/stream.ts";

/** Whole numbers that are ordered as the elements of a lane are, equal where these are; `low` holds the words below `high`. */
export interface Keys {
  readonly high: Uint32Array;
  readonly low?: Uint32Array;
}

/** Returns the keys of a lane of numbers or times: both zeros have one key, and so have all NaNs (and NaTs), the last of all. */
export function keysOf(
  dtype: DType,
  data: Uint8Array,
  start: number,
  stride: number,
  length: number,
): Keys | undefined {
  const { kind, itemsize } = dtype;
  if (!"biufmM".includes(kind) || itemsize > 8) return undefined;
  const stream = streamOf(dtype, data, start, [length], [stride]);
  const isDirect = isPacked(stream) && stride === itemsize;
  const bytes = isDirect ? data.subarray(start) : new Uint8Array(length * itemsize);
  if (!isDirect) packInto(stream, 0, length, bytes);
  if (itemsize === 8) return keysOfPairs(kind, new Int32Array(bytes.buffer, bytes.byteOffset, 2 * length));
  return { high: keysOfWords(dtype, unsignedIn(bytes, itemsize, length)) };
}

/** Returns the keys of doubles. */
export function keysOfDoubles(numbers: Float64Array): Keys {
  return keysOfPairs("f", new Int32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length));
}

type Words = Uint8Array | Uint16Array | Uint32Array;

function unsignedIn({ buffer, byteOffset }: Uint8Array, itemsize: number, length: number): Words {
  if (itemsize === 4) return new Uint32Array(buffer, byteOffset, length);
  return itemsize === 2
    ? new Uint16Array(buffer, byteOffset, length)
    : new Uint8Array(buffer, byteOffset, length);
}

/** Keys of elements of up to 32 bits. */
function keysOfWords({ kind, itemsize }: DType, words: Words): Uint32Array {
  const top = 2 ** (8 * itemsize - 1);
  const keys = Uint32Array.from(words);
  if (kind === "i") for (let i = 0; i < keys.length; i++) keys[i] ^= top;
  else if (kind === "b") for (let i = 0; i < keys.length; i++) keys[i] = keys[i] === 0 ? 0 : 1;
  else if (kind === "f") {
    const infinity = itemsize === 4 ? 0x7f800000 : 0x7c00;
    for (let i = 0; i < keys.length; i++) {
      const size = keys[i] % top;
      keys[i] = size > infinity ? 2 * top - 1 : keys[i] < top ? top + size : top - size;
    }
  }
  return keys;
}

const top = 0x80000000;

/** Keys of elements of 64 bits, given as pairs of words. */
function keysOfPairs(kind: string, words: Int32Array): Keys {
  const [high, low] = [new Uint32Array(words.length >> 1), new Uint32Array(words.length >> 1)];
  if (kind === "f") fillFromDoubles(words, high, low);
  else fillFromIntegers(words, high, low, kind);
  return { high, low };
}

function fillFromDoubles(words: Int32Array, high: Uint32Array, low: Uint32Array): void {
  for (let i = 0; i < high.length; i++) {
    const l = words[2 * i];
    const h = words[2 * i + 1];
    const size = h & 0x7fffffff;
    if (size > 0x7ff00000 || (size === 0x7ff00000 && l !== 0)) high[i] = low[i] = -1;
    else if (h >= 0) {
      high[i] = h ^ top;
      low[i] = l;
    } else {
      high[i] = top - size - (l === 0 ? 0 : 1);
      low[i] = -l;
    }
  }
}

function fillFromIntegers(words: Int32Array, high: Uint32Array, low: Uint32Array, kind: string): void {
  const turned = kind === "u" ? 0 : top;
  // Of times one less makes NaT, the least of all, the greatest.
  const less = kind === "m" || kind === "M" ? 1 : 0;
  for (let i = 0; i < high.length; i++) {
    const l = words[2 * i];
    high[i] = (words[2 * i + 1] ^ turned) - (l === 0 ? less : 0);
    low[i] = l - less;
  }
}

/** Elements up to which each is put in its place among those before it. */
const few = 48;

/** Returns the positions of the keys from the least to the greatest; equal ones keep their order. */
export function orderOf(keys: Keys): Int32Array {
  const { high, low } = keys;
  const order = new Int32Array(high.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  if (order.length <= few) return inserted(order, high, low ?? high);
  const room = new Int32Array(order.length);
  const isInRoom = low ? placeByWords(low, order, room) : false;
  const [from, to] = isInRoom ? [room, order] : [order, room];
  return placeByWords(high, from, to) ? to : from;
}

/**
 * Orders the positions in `from` by their words; those that agree keep their order. True when they end up in `to`. Only bits in which
 * the words differ are looked at, one digit after the other from the lowest.
 */
function placeByWords(words: Uint32Array, from: Int32Array, to: Int32Array): boolean {
  const last = words.length < many ? 0xff : 0x7ff;
  let isMoved = false;
  for (let bits = differing(words); bits !== 0; isMoved = !isMoved) {
    const shift = 31 - Math.clz32(bits & -bits);
    if (isMoved) placeByDigit(words, shift, last, to, from);
    else placeByDigit(words, shift, last, from, to);
    bits &= ~(last << shift);
  }
  return isMoved;
}

function inserted(order: Int32Array, high: Uint32Array, low: Uint32Array): Int32Array {
  for (let i = 1; i < order.length; i++) {
    const h = high[i];
    const l = low[i];
    let at = i;
    for (; at > 0; at--) {
      const before = order[at - 1];
      if (high[before] < h || (high[before] === h && low[before] <= l)) break;
      order[at] = before;
    }
    order[at] = i;
  }
  return order;
}

function differing(words: Uint32Array): number {
  const first = words[0];
  let bits = 0;
  for (let i = 1; i < words.length; i++) bits |= words[i] ^ first;
  return bits;
}

/** Elements from which longer digits, of which there are fewer, are worth their longer table. */
const many = 512;
const counts = new Int32Array(0x800);

/** Orders the positions in `from` by a digit of up to `last` in their words. */
function placeByDigit(
  words: Uint32Array,
  shift: number,
  last: number,
  from: Int32Array,
  to: Int32Array,
): void {
  counts.fill(0, 0, last + 1);
  for (let i = 0; i < words.length; i++) counts[(words[i] >>> shift) & last]++;
  for (let digit = 0, at = 0; digit <= last; digit++) {
    const count = counts[digit];
    counts[digit] = at;
    at += count;
  }
  for (let i = 0; i < from.length; i++) {
    const position = from[i];
    to[counts[(words[position] >>> shift) & last]++] = position;
  }
}

/** Returns 1 for each place in the order whose key is also that of a neighbour. */
export function tiesOf({ high, low = high }: Keys, order: Int32Array): Uint8Array {
  const ties = new Uint8Array(order.length);
  for (let i = 1; i < order.length; i++) {
    const [a, b] = [order[i - 1], order[i]];
    if (high[a] === high[b] && low[a] === low[b]) ties[i - 1] = ties[i] = 1;
  }
  return ties;
}
