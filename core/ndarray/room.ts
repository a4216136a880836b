/** Memory that is given out bit by bit to arrays of up to `most` bytes. */
class Piece {
  private memory: ArrayBuffer;
  private used = 0;

  constructor(
    readonly most: number,
    private readonly size: number,
  ) {
    this.memory = new ArrayBuffer(size);
  }

  take(bytes: number): Uint8Array {
    if (this.used + bytes > this.size) {
      this.memory = new ArrayBuffer(this.size);
      this.used = 0;
    }
    const room = new Uint8Array(this.memory, this.used, bytes);
    this.used += (bytes + 15) & ~15;
    return room;
  }
}

// A piece lives as long as one of its arrays: single numbers, which are often kept, do not lie among larger arrays.
const small = new Piece(512, 1 << 12);
const medium = new Piece(1 << 13, 1 << 16);

/**
 * Returns zeroed bytes for new elements. Small arrays, of which a program makes thousands, lie side by side in larger pieces of memory, as
 * allocating each would take longer than most operations on it: a typed array on these bytes begins at their `byteOffset`.
 */
export function roomFor(bytes: number): Uint8Array {
  if (bytes <= small.most) return small.take(bytes);
  return bytes <= medium.most ? medium.take(bytes) : new Uint8Array(bytes);
}

/** Returns the bytes as doubles. */
export function doublesIn({ buffer, byteOffset, length }: Uint8Array): Float64Array {
  return new Float64Array(buffer, byteOffset, length / 8);
}

/** Returns the bytes as 64-bit integers. */
export function longsIn({ buffer, byteOffset, length }: Uint8Array): BigInt64Array {
  return new BigInt64Array(buffer, byteOffset, length / 8);
}
