import type { BitState, Bits } from "./bits.ts";
import { generateState, type SeedSequence } from "./seedsequence.ts";

const length = 624;
const middle = 397;

/** Returns an MT19937 seeded through a SeedSequence, as `MT19937(seed)` seeds it. */
export function seedMt19937(sequence: SeedSequence): BitState {
  const key = generateState(sequence, length);
  key[0] = 0x80000000;
  return mtState(key, length - 1);
}

/** Returns an MT19937 seeded by one 32-bit integer, as `RandomState(seed)` and `np.random.seed` do. */
export function seedLegacy(seed: number): BitState {
  return mtState(initialKey(seed), length);
}

/** Returns an MT19937 seeded by several 32-bit integers in the legacy way. */
export function seedLegacyArray(seeds: readonly number[]): BitState {
  const key = initialKey(19650218);
  let i = 1;
  let j = 0;
  const next = () => {
    if (++i < length) return;
    key[0] = key[length - 1];
    i = 1;
  };
  for (let k = Math.max(length, seeds.length); k > 0; k--) {
    key[i] = (key[i] ^ Math.imul(key[i - 1] ^ (key[i - 1] >>> 30), 1664525)) + seeds[j] + j;
    next();
    if (++j >= seeds.length) j = 0;
  }
  for (let k = length - 1; k > 0; k--) {
    key[i] = (key[i] ^ Math.imul(key[i - 1] ^ (key[i - 1] >>> 30), 1566083941)) - i;
    next();
  }
  key[0] = 0x80000000;
  return mtState(key, length);
}

/** Returns the MT19937 with this key and position, as `set_state` gives them. */
export function mt19937From(key: Uint32Array, position: number): BitState {
  return mtState(key, position);
}

/** The key is never changed in place: a new block of words is a new array. */
function mtState(key: Uint32Array, position: number): BitState {
  return {
    open: () => new Mt19937(key, position),
    shown: () => ({ bit_generator: "MT19937", state: { key, pos: position } }),
  };
}

function initialKey(seed: number): Uint32Array {
  const key = new Uint32Array(length);
  key[0] = seed;
  for (let i = 1; i < length; i++) key[i] = Math.imul(1812433253, key[i - 1] ^ (key[i - 1] >>> 30)) + i;
  return key;
}

class Mt19937 implements Bits {
  high = 0;
  low = 0;

  constructor(
    private key: Uint32Array,
    private position: number,
  ) {}

  next32(): number {
    if (this.position === length) {
      this.key = nextBlock(this.key);
      this.position = 0;
    }
    let word = this.key[this.position++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  next64(): void {
    this.high = this.next32();
    this.low = this.next32();
  }

  nextDouble(): number {
    const a = this.next32() >>> 5;
    const b = this.next32() >>> 6;
    return (a * 67108864 + b) / 9007199254740992;
  }

  snapshot(): BitState {
    return mtState(this.key, this.position);
  }
}

function nextBlock(former: Uint32Array): Uint32Array {
  const key = former.slice();
  for (let i = 0; i < length; i++) {
    const word = (key[i] & 0x80000000) | (key[(i + 1) % length] & 0x7fffffff);
    key[i] = key[(i + middle) % length] ^ (word >>> 1) ^ (word & 1 ? 0x9908b0df : 0);
  }
  return key;
}
