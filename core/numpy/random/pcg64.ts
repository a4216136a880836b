import { type BitState, type Bits, doubleOf, highProduct, type ShownState } from "./bits.ts";
import { generateState, type SeedSequence } from "./seedsequence.ts";

/** The multiplier 0x2360ED051FC65DA44385DF649FCCF645 in 32-bit words, lowest first. */
const [m0, m1, m2, m3] = [0x9fccf645, 0x4385df64, 0x1fc65da4, 0x2360ed05];
const two32 = 4294967296;

/** A 128-bit integer in 32-bit words, lowest first. */
type Words = readonly [number, number, number, number];

interface Pcg {
  readonly state: Words;
  readonly increment: Words;
  readonly has: boolean;
  readonly left: number;
}

/** Returns a PCG64 seeded as NumPy seeds it. */
export function seedPcg64(sequence: SeedSequence): BitState {
  const seed = generateState(sequence, 8);
  // Each 64-bit word is low half first; the 128-bit numbers are high word first.
  const initial: Words = [seed[2], seed[3], seed[0], seed[1]];
  const stream: Words = [seed[6], seed[7], seed[4], seed[5]];
  const increment: Words = [
    ((stream[0] << 1) | 1) >>> 0,
    ((stream[1] << 1) | (stream[0] >>> 31)) >>> 0,
    ((stream[2] << 1) | (stream[1] >>> 31)) >>> 0,
    ((stream[3] << 1) | (stream[2] >>> 31)) >>> 0,
  ];
  const bits = new Pcg64({ state: sum(increment, initial), increment, has: false, left: 0 });
  bits.step();
  return bits.snapshot();
}

/** Returns the PCG64 with this state and increment. */
export function pcg64From(state: bigint, increment: bigint, has: boolean, left: number): BitState {
  return pcgState({ state: toWords(state), increment: toWords(increment), has, left });
}

function pcgState(pcg: Pcg): BitState {
  return { open: () => new Pcg64(pcg), shown: () => shown(pcg) };
}

function shown({ state, increment, has, left }: Pcg): ShownState {
  return {
    bit_generator: "PCG64",
    state: { state: toBigInt(state), inc: toBigInt(increment) },
    has_uint32: has ? 1 : 0,
    uinteger: left,
  };
}

class Pcg64 implements Bits {
  high = 0;
  low = 0;
  private s0: number;
  private s1: number;
  private s2: number;
  private s3: number;
  private readonly increment: Words;
  private has: boolean;
  private left: number;

  constructor({ state, increment, has, left }: Pcg) {
    [this.s0, this.s1, this.s2, this.s3] = state;
    this.increment = increment;
    this.has = has;
    this.left = left;
  }

  /** state = state * multiplier + increment, modulo 2^128. */
  step(): void {
    const { s0, s1, s2, s3, increment } = this;
    let sum = low(s0, m0) + increment[0];
    const r0 = sum >>> 0;
    // Sums of a few 32-bit words stay far below 2^53, so that a carry is a plain division.
    sum = Math.floor(sum / two32) + highProduct(s0, m0) + low(s0, m1) + low(s1, m0) + increment[1];
    const r1 = sum % two32;
    sum =
      Math.floor(sum / two32) +
      highProduct(s0, m1) +
      highProduct(s1, m0) +
      low(s0, m2) +
      low(s1, m1) +
      low(s2, m0) +
      increment[2];
    const r2 = sum % two32;
    sum =
      Math.floor(sum / two32) +
      highProduct(s0, m2) +
      highProduct(s1, m1) +
      highProduct(s2, m0) +
      low(s0, m3) +
      low(s1, m2) +
      low(s2, m1) +
      low(s3, m0) +
      increment[3];
    this.s0 = r0;
    this.s1 = r1;
    this.s2 = r2;
    this.s3 = sum % two32;
  }

  /** Draws by the XSL-RR output function: the halves xored, then rotated by the top six bits. */
  next64(): void {
    this.step();
    const high = this.s3 ^ this.s1;
    const lowHalf = this.s2 ^ this.s0;
    const turn = this.s3 >>> 26;
    const [a, b] = turn & 32 ? [lowHalf, high] : [high, lowHalf];
    const shift = turn & 31;
    if (shift === 0) {
      this.high = a >>> 0;
      this.low = b >>> 0;
      return;
    }
    this.high = ((a >>> shift) | (b << (32 - shift))) >>> 0;
    this.low = ((b >>> shift) | (a << (32 - shift))) >>> 0;
  }

  next32(): number {
    if (this.has) {
      this.has = false;
      return this.left;
    }
    this.next64();
    this.has = true;
    this.left = this.high;
    return this.low;
  }

  nextDouble(): number {
    this.next64();
    return doubleOf(this.high, this.low);
  }

  snapshot(): BitState {
    const state: Words = [this.s0, this.s1, this.s2, this.s3];
    return pcgState({ state, increment: this.increment, has: this.has, left: this.left });
  }
}

function low(a: number, b: number): number {
  return Math.imul(a, b) >>> 0;
}

function sum(a: Words, b: Words): Words {
  return toWords(toBigInt(a) + toBigInt(b));
}

function toBigInt(words: Words): bigint {
  return words.reduceRight((value, word) => (value << 32n) | BigInt(word), 0n);
}

function toWords(value: bigint): Words {
  const word = (i: bigint) => Number((value >> (32n * i)) & 0xffffffffn);
  return [word(0n), word(1n), word(2n), word(3n)];
}
