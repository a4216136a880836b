import { type DType, isSwapped } from "../dtypes/dtype.ts";
import { sortPairs, sortWords } from "./sortwords.ts";
import { spreadSort } from "./spread.ts";

/** A sort of the elements at `start`, `count` of them, which are written to `to` as they come out. */
type Sort = (data: Uint8Array, start: number, to: Uint8Array, at: number, count: number) => boolean;

/**
 * Returns how elements are sorted that lie one after another, where each follows from its place in the order, so that not positions are
 * sorted but the elements themselves. The sort answers false, with nothing written, for floats among which is a NaN or a negative zero.
 */
export function valueSort(dtype: DType): Sort | undefined {
  const { kind, itemsize } = dtype;
  if (isSwapped(dtype) || dtype.fields || !"iuf".includes(kind)) return undefined;
  if (itemsize === 8)
    return kind === "f" ? sortDoubles : (...all) => sortLongs(kind === "u" ? 0 : sign, ...all);
  if (itemsize === 4) return kind === "f" ? undefined : (...all) => sortInts(kind === "u" ? 0 : sign, ...all);
  return undefined;
}

const sign = 0x80000000 | 0;
/** The higher word of infinity; NaNs are beyond it. */
const infinity = 0x7ff00000;

let [highs, lows] = [new Uint32Array(0), new Uint32Array(0)];
const largestKept = 1 << 16;

/** Room for the words of so many elements. */
function rooms(count: number): readonly [high: Uint32Array, low: Uint32Array] {
  if (count > largestKept) return [new Uint32Array(count), new Uint32Array(count)];
  if (highs.length < count) [highs, lows] = [new Uint32Array(2 * count), new Uint32Array(2 * count)];
  return [highs.subarray(0, count), lows.subarray(0, count)];
}

function wordsAt(data: Uint8Array, at: number, count: number): Int32Array {
  return new Int32Array(data.buffer, data.byteOffset + at, count);
}

/** Of negative numbers all bits are turned, so that they count backwards; of the others the sign, so that they come behind. */
const sortDoubles: Sort = (data, start, to, at, count) => {
  if (isSpread(data, start, to, at, count)) return true;
  const words = wordsAt(data, start, 2 * count);
  const [high, low] = rooms(count);
  for (let i = 0; i < count; i++) {
    const l = words[2 * i];
    const h = words[2 * i + 1];
    const size = h & 0x7fffffff;
    if (size > infinity || (size === infinity && l !== 0) || (h < 0 && size === 0 && l === 0)) return false;
    const turned = h >> 31;
    high[i] = h ^ (turned | sign);
    low[i] = l ^ turned;
  }
  sortPairs(high, low);
  const sorted = wordsAt(to, at, 2 * count);
  for (let i = 0; i < count; i++) {
    const h = high[i] | 0;
    const turned = ~(h >> 31);
    sorted[2 * i] = low[i] ^ turned;
    sorted[2 * i + 1] = h ^ (turned | sign);
  }
  return true;
};

function isSpread(...[data, start, to, at, count]: Parameters<Sort>): boolean {
  if ((data.byteOffset + start) % 8 !== 0 || (to.byteOffset + at) % 8 !== 0) return false;
  const numbers = new Float64Array(data.buffer, data.byteOffset + start, count);
  return spreadSort(numbers, new Float64Array(to.buffer, to.byteOffset + at, count));
}

/** Whole numbers of 64 bits; `turned` puts the negative ones first. */
function sortLongs(turned: number, ...[data, start, to, at, count]: Parameters<Sort>): boolean {
  const words = wordsAt(data, start, 2 * count);
  const [high, low] = rooms(count);
  for (let i = 0; i < count; i++) {
    low[i] = words[2 * i];
    high[i] = words[2 * i + 1] ^ turned;
  }
  sortPairs(high, low);
  const sorted = wordsAt(to, at, 2 * count);
  for (let i = 0; i < count; i++) {
    sorted[2 * i] = low[i];
    sorted[2 * i + 1] = high[i] ^ turned;
  }
  return true;
}

function sortInts(turned: number, ...[data, start, to, at, count]: Parameters<Sort>): boolean {
  const words = wordsAt(data, start, count);
  const [high] = rooms(count);
  for (let i = 0; i < count; i++) high[i] = words[i] ^ turned;
  sortWords(high);
  const sorted = wordsAt(to, at, count);
  for (let i = 0; i < count; i++) sorted[i] = high[i] ^ turned;
  return true;
}
