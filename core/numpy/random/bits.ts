/** A source of random bits at work. It changes as it is drawn from; `snapshot` gives what it has come to. */
export interface Bits {
  /** High and low halves of what `next64` drew, as unsigned 32-bit integers. */
  readonly high: number;
  readonly low: number;
  next64(): void;
  /** Returns an unsigned 32-bit integer. */
  next32(): number;
  /** Returns a float in [0, 1) with 53 random bits. */
  nextDouble(): number;
  snapshot(): BitState;
}

/** The state of a bit generator between draws. Immutable. */
export interface BitState {
  /** Returns a source that goes on from here and leaves this state as it is. */
  open(): Bits;
  /** The dict that `bit_generator.state` gives, as nested entries of numbers and integers. */
  readonly shown: () => ShownState;
}

/** `bit_generator.state` as plain data; arrays are words. */
export interface ShownState {
  readonly [key: string]: string | number | bigint | readonly bigint[] | Uint32Array | ShownState;
}

/** Returns the float that NumPy makes of 64 random bits. */
export function doubleOf(high: number, low: number): number {
  return (high * 2097152 + (low >>> 11)) / 9007199254740992;
}

/** Returns the high 32 bits of the product of two unsigned 32-bit integers. */
export function highProduct(a: number, b: number): number {
  const aHigh = a >>> 16;
  const aLow = a & 0xffff;
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  const low = aLow * bLow;
  const middle = aHigh * bLow + (low >>> 16);
  const other = aLow * bHigh + (middle % 65536);
  return (aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(other / 65536)) >>> 0;
}

const mask64 = (1n << 64n) - 1n;

/** What a 64-bit generator written with BigInt has to say: its next word. */
export interface WordSource {
  next(): bigint;
  shown(): ShownState;
  clone(): WordSource;
}

/** A 32-bit half that is left over from a 64-bit draw. */
export interface LeftOver {
  readonly has: boolean;
  readonly word: number;
}

const noLeftOver: LeftOver = { has: false, word: 0 };

/** Returns the state of a generator of 64-bit words; `left` is the half that `next32` kept back. */
export function stateOfWords(source: WordSource, left: LeftOver = noLeftOver): BitState {
  return {
    open: () => new WordBits(source.clone(), left),
    shown: () => ({ ...source.shown(), has_uint32: left.has ? 1 : 0, uinteger: left.word }),
  };
}

class WordBits implements Bits {
  high = 0;
  low = 0;

  constructor(
    private readonly source: WordSource,
    private left: LeftOver,
  ) {}

  next64(): void {
    const word = this.source.next() & mask64;
    this.high = Number(word >> 32n);
    this.low = Number(word & 0xffffffffn);
  }

  next32(): number {
    if (this.left.has) {
      const { word } = this.left;
      this.left = { has: false, word };
      return word;
    }
    this.next64();
    this.left = { has: true, word: this.high };
    return this.low;
  }

  nextDouble(): number {
    this.next64();
    return doubleOf(this.high, this.low);
  }

  snapshot(): BitState {
    return stateOfWords(this.source.clone(), this.left);
  }
}
