/** Elements up to which each is put in its place among those before it. */
const few = 40;

/** How many words have each byte in each of their four places, and then where the next of them goes. */
const places = new Int32Array(4 * 256);

/** Room beside the words that are sorted, kept for the next sort as long as it is not large. */
let [room, otherRoom] = [new Uint32Array(1024), new Uint32Array(1024)];
const largestKept = 1 << 16;

/** Sorts numbers of 64 bits, given as their higher and their lower words, in place. */
export function sortPairs(high: Uint32Array, low: Uint32Array): void {
  const count = high.length;
  if (count <= few) insertPairs(high, low);
  else if (areEqual(low)) sortWords(high);
  else {
    placePairs(high, low);
    // Among those with one higher word, mostly few, the lower ones decide.
    for (let start = 0, end = 1; start < count; start = end++) {
      while (end < count && high[end] === high[start]) end++;
      if (end - start > 1) sortWords(low.subarray(start, end));
    }
  }
}

/** Sorts words in place. */
export function sortWords(words: Uint32Array): void {
  const count = words.length;
  if (count <= few) {
    insertWords(words);
    return;
  }
  makeRoom(count);
  const other = room;
  const bytes = countBytes(words);
  for (let i = 0; i < bytes.length; i += 2) {
    placeWords(words, other, count, bytes[i]);
    if (i + 1 < bytes.length) placeWords(other, words, count, bytes[i + 1]);
    else words.set(other.subarray(0, count));
  }
}

/** Sorts pairs by their higher words. */
function placePairs(high: Uint32Array, low: Uint32Array): void {
  const count = high.length;
  makeRoom(count);
  const [otherHigh, otherLow] = [room, otherRoom];
  const bytes = countBytes(high);
  for (let i = 0; i < bytes.length; i += 2) {
    placeBoth(high, low, otherHigh, otherLow, count, bytes[i]);
    if (i + 1 < bytes.length) placeBoth(otherHigh, otherLow, high, low, count, bytes[i + 1]);
    else {
      high.set(otherHigh.subarray(0, count));
      low.set(otherLow.subarray(0, count));
    }
  }
}

function makeRoom(count: number): void {
  if (room.length >= count && (room.length <= largestKept || count > largestKept)) return;
  const size = Math.max(1024, 2 ** Math.ceil(Math.log2(count)));
  [room, otherRoom] = [new Uint32Array(size), new Uint32Array(size)];
}

function insertWords(words: Uint32Array): void {
  for (let i = 1; i < words.length; i++) {
    const word = words[i];
    let at = i;
    for (; at > 0 && words[at - 1] > word; at--) words[at] = words[at - 1];
    words[at] = word;
  }
}

function insertPairs(high: Uint32Array, low: Uint32Array): void {
  for (let i = 1; i < high.length; i++) {
    const h = high[i];
    const l = low[i];
    let at = i;
    for (; at > 0 && (high[at - 1] > h || (high[at - 1] === h && low[at - 1] > l)); at--) {
      high[at] = high[at - 1];
      low[at] = low[at - 1];
    }
    high[at] = h;
    low[at] = l;
  }
}

function areEqual(words: Uint32Array): boolean {
  for (let i = 1; i < words.length; i++) if (words[i] !== words[0]) return false;
  return true;
}

/** Finds where the words with each byte go; returns the numbers of the bytes in which some words differ, the lowest first. */
function countBytes(words: Uint32Array): readonly number[] {
  const counts = places;
  counts.fill(0);
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    counts[word & 0xff]++;
    counts[256 + ((word >>> 8) & 0xff)]++;
    counts[512 + ((word >>> 16) & 0xff)]++;
    counts[768 + (word >>> 24)]++;
  }
  const bytes: number[] = [];
  for (let byte = 0; byte < 4; byte++) {
    const table = byte << 8;
    if (counts[table + ((words[0] >>> (8 * byte)) & 0xff)] === words.length) continue;
    bytes.push(byte);
    for (let i = table, at = 0; i < table + 256; i++) {
      const own = counts[i];
      counts[i] = at;
      at += own;
    }
  }
  return bytes;
}

/** Orders words by one of their bytes. Each byte has a loop of its own, in which all numbers but the words are constants. */
function placeWords(from: Uint32Array, to: Uint32Array, count: number, byte: number): void {
  const next = places;
  if (byte === 0) for (let i = 0; i < count; i++) to[next[from[i] & 0xff]++] = from[i];
  else if (byte === 1) for (let i = 0; i < count; i++) to[next[256 + ((from[i] >>> 8) & 0xff)]++] = from[i];
  else if (byte === 2) for (let i = 0; i < count; i++) to[next[512 + ((from[i] >>> 16) & 0xff)]++] = from[i];
  else for (let i = 0; i < count; i++) to[next[768 + (from[i] >>> 24)]++] = from[i];
}

/** Orders pairs by a byte of their higher words. */
function placeBoth(
  high: Uint32Array,
  low: Uint32Array,
  toHigh: Uint32Array,
  toLow: Uint32Array,
  count: number,
  byte: number,
): void {
  const next = places;
  const shift = 8 * byte;
  const table = byte << 8;
  for (let i = 0; i < count; i++) {
    const word = high[i];
    const at = next[table + ((word >>> shift) & 0xff)]++;
    toHigh[at] = word;
    toLow[at] = low[i];
  }
}
