import { cos, log, sin } from "../../ndarray/kernels/libm.ts";
import type { BitState, Bits } from "../../numpy/random/bits.ts";
import { seedLegacyArray } from "../../numpy/random/mt19937.ts";

/** What one of Python's random streams has come to. Immutable. */
export interface Stream {
  readonly bits: BitState;
  /** The second of two numbers that `gauss` draws at once. */
  readonly spare: number | undefined;
}

/** Returns the stream that `random.seed(number)` begins. */
export function seededBy(number: bigint): Stream {
  const words: number[] = [];
  for (let rest = number < 0n ? -number : number; rest > 0n || words.length === 0; rest >>= 32n)
    words.push(Number(rest & 0xffffffffn));
  return { bits: seedLegacyArray(words), spare: undefined };
}

/** A stream at work: the methods of `random.Random` as CPython's Lib/random.py has them, on plain numbers. */
export class Draws {
  private readonly source: Bits;

  constructor(
    { bits }: Stream,
    private spare: number | undefined,
  ) {
    this.source = bits.open();
  }

  /** What the stream has come to. */
  get stream(): Stream {
    return { bits: this.source.snapshot(), spare: this.spare };
  }

  random(): number {
    return this.source.nextDouble();
  }

  /** An int from 0 to below `count`, which is at least 1 and at most 2**32. */
  below(count: number): number {
    const length = count.toString(2).length;
    for (;;) {
      // 2**32 itself takes 33 bits: a whole word and the highest bit of another one.
      const low = this.source.next32();
      const drawn = length <= 32 ? low >>> (32 - length) : low + (this.source.next32() >>> 31) * 2 ** 32;
      if (drawn < count) return drawn;
    }
  }

  gauss(): number {
    const { spare } = this;
    this.spare = undefined;
    if (spare !== undefined) return spare;
    const angle = this.random() * 2 * Math.PI;
    const radius = Math.sqrt(-2 * log(1 - this.random()));
    this.spare = sin(angle) * radius;
    return cos(angle) * radius;
  }

  /** Returns the places of `count` items of `length`, each taken once. */
  sample(length: number, count: number): number[] {
    const few = 21 + (count > 5 ? 4 ** Math.ceil(log(count * 3) / log(4)) : 0);
    if (length > few) return this.distinct(length, count);
    const pool = Array.from({ length }, (_, i) => i);
    return Array.from({ length: count }, (_, i) => {
      const at = this.below(length - i);
      const taken = pool[at];
      pool[at] = pool[length - i - 1];
      return taken;
    });
  }

  private distinct(length: number, count: number): number[] {
    const taken = new Set<number>();
    while (taken.size < count) taken.add(this.below(length));
    return [...taken];
  }

  /** Returns the order that `shuffle` brings so many items into. */
  shuffled(length: number): number[] {
    const order = Array.from({ length }, (_, i) => i);
    for (let i = length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }
}
