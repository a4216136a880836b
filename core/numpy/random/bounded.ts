import { type Bits, highProduct } from "./bits.ts";

/** How integers are drawn: by Lemire's multiplication (Generator) or by masking and rejecting (RandomState). */
export type Method = "lemire" | "masked";

/** Draws integers in [0, range]; what it keeps between draws is NumPy's buffer of small pieces. */
export type Drawer = () => number | bigint;

const word = 0xffffffff;

/** Returns a drawer of integers in [0, range] for elements of `bits` (1 for bool, 8, 16, 32 or 64). */
export function boundedDrawer(
  source: Bits,
  range: bigint,
  bits: number,
  method: Method,
  pieces: () => number = pieceSource(source, bits),
): Drawer {
  if (range === 0n) return () => 0;
  if (bits === 1) return pieces;
  if (bits === 8 || bits === 16) return small(pieces, Number(range), bits, method);
  if (range <= 0xffffffffn) return medium(source, Number(range), method);
  return large(source, range, method);
}

/** Draws an integer in [0, max] by masking, as shuffling does. */
export function interval(source: Bits, max: number): number {
  if (max === 0) return 0;
  if (max <= word) {
    const mask = maskOf(max);
    for (;;) {
      const value = (source.next32() & mask) >>> 0;
      if (value <= max) return value;
    }
  }
  const mask = maskOf(Math.floor(max / 4294967296));
  for (;;) {
    source.next64();
    const value = ((source.high & mask) >>> 0) * 4294967296 + source.low;
    if (value <= max) return value;
  }
}

/** Draws one integer in [0, max] by Lemire's method. */
export function lemire(source: Bits, max: number): number {
  return max === 0
    ? 0
    : Number(max <= word ? medium(source, max, "lemire")() : large(source, BigInt(max), "lemire")());
}

/** Least 2^k - 1 that is not less than a 32-bit integer. */
export function maskOf(max: number): number {
  return max === 0 ? 0 : (word >>> Math.clz32(max)) >>> 0;
}

/** Returns what cuts 32-bit words into pieces of `bits`, lowest first. */
export function pieceSource(source: Bits, bits: number): () => number {
  let left = 0;
  let buffer = 0;
  const mask = 2 ** bits - 1;
  return () => {
    if (left === 0) {
      buffer = source.next32();
      left = 32 / bits - 1;
    } else {
      buffer >>>= bits;
      left--;
    }
    return buffer & mask;
  };
}

function small(next: () => number, range: number, bits: number, method: Method): Drawer {
  const top = 2 ** bits;
  if (range === top - 1) return next;
  if (method === "masked") return rejecting(next, range);
  const count = range + 1;
  const threshold = (top - 1 - range) % count;
  return () => {
    for (;;) {
      const product = next() * count;
      const rest = product % top;
      if (rest >= count || rest >= threshold) return (product - rest) / top;
    }
  };
}

function rejecting(next: () => number, range: number): Drawer {
  const mask = maskOf(range);
  return () => {
    for (;;) {
      const value = (next() & mask) >>> 0;
      if (value <= range) return value;
    }
  };
}

function medium(source: Bits, range: number, method: Method): Drawer {
  if (range === word) return () => source.next32();
  if (method === "masked") return rejecting(() => source.next32(), range);
  const count = range + 1;
  const threshold = (word - range) % count;
  return () => {
    for (;;) {
      const drawn = source.next32();
      const rest = Math.imul(drawn, count) >>> 0;
      if (rest >= count || rest >= threshold) return highProduct(drawn, count);
    }
  };
}

function large(source: Bits, range: bigint, method: Method): Drawer {
  const next = () => {
    source.next64();
    return (BigInt(source.high) << 32n) | BigInt(source.low);
  };
  const all = (1n << 64n) - 1n;
  if (range === all) return next;
  if (method === "masked") {
    const mask = (1n << BigInt(range.toString(2).length)) - 1n;
    return () => {
      for (;;) {
        const value = next() & mask;
        if (value <= range) return value;
      }
    };
  }
  const count = range + 1n;
  const threshold = (all - range) % count;
  return () => {
    for (;;) {
      const product = next() * count;
      const rest = product & all;
      if (rest >= count || rest >= threshold) return product >> 64n;
    }
  };
}
