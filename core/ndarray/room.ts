/** Bytes that are allocated at once for small arrays, and up to which an array counts as one. */
const [pieceSize, small] = [4096, 512];

let piece = new ArrayBuffer(pieceSize);
let used = 0;

/**
 * Returns zeroed bytes for new elements. Small arrays, of which a program makes thousands, lie side by side in larger pieces of memory, as
 * allocating each would take longer than most operations on it: a typed array on these bytes begins at their `byteOffset`.
 */
export function roomFor(bytes: number): Uint8Array {
  if (bytes > small) return new Uint8Array(bytes);
  if (used + bytes > pieceSize) {
    piece = new ArrayBuffer(pieceSize);
    used = 0;
  }
  const room = new Uint8Array(piece, used, bytes);
  used += (bytes + 15) & ~15;
  return room;
}

/** Returns the bytes as doubles. */
export function doublesIn({ buffer, byteOffset, length }: Uint8Array): Float64Array {
  return new Float64Array(buffer, byteOffset, length / 8);
}

/** Returns the bytes as 64-bit integers. */
export function longsIn({ buffer, byteOffset, length }: Uint8Array): BigInt64Array {
  return new BigInt64Array(buffer, byteOffset, length / 8);
}
