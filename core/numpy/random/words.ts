import { type BitState, stateOfWords, type WordSource } from "./bits.ts";
import { generateState64, type SeedSequence } from "./seedsequence.ts";

const mask64 = (1n << 64n) - 1n;
const mask128 = (1n << 128n) - 1n;
const cheapMultiplier = 0xda942042e4dd58b5n;
const fullMultiplier = 0x2360ed051fc65da44385df649fccf645n;

/** Returns a PCG64DXSM seeded as NumPy seeds it. */
export function seedPcg64Dxsm(sequence: SeedSequence): BitState {
  const seed = generateState64(sequence, 4);
  const increment = ((((seed[2] << 64n) | seed[3]) << 1n) | 1n) & mask128;
  const initial = (seed[0] << 64n) | seed[1];
  // Seeding steps by the full multiplier; only the stream itself uses the cheap one.
  const state = ((increment + initial) * fullMultiplier + increment) & mask128;
  return stateOfWords(dxsm(state, increment));
}

function dxsm(from: bigint, increment: bigint): WordSource {
  let state = from;
  return {
    next() {
      const low = (state & mask64) | 1n;
      let high = state >> 64n;
      high ^= high >> 32n;
      high = (high * cheapMultiplier) & mask64;
      high ^= high >> 48n;
      state = (state * cheapMultiplier + increment) & mask128;
      return (high * low) & mask64;
    },
    shown: () => ({ bit_generator: "PCG64DXSM", state: { state, inc: increment } }),
    clone: () => dxsm(state, increment),
  };
}

/** Returns an SFC64 seeded as NumPy seeds it. */
export function seedSfc64(sequence: SeedSequence): BitState {
  const [a, b, c] = generateState64(sequence, 3);
  const source = sfc([a, b, c, 1n]);
  for (let i = 0; i < 12; i++) source.next();
  return stateOfWords(source);
}

function sfc(from: readonly bigint[]): WordSource {
  let [a, b, c, count] = from;
  return {
    next() {
      const word = (a + b + count) & mask64;
      count = (count + 1n) & mask64;
      a = b ^ (b >> 11n);
      b = (c + (c << 3n)) & mask64;
      c = ((((c << 24n) | (c >> 40n)) & mask64) + word) & mask64;
      return word;
    },
    shown: () => ({ bit_generator: "SFC64", state: { state: [a, b, c, count] } }),
    clone: () => sfc([a, b, c, count]),
  };
}

/** Returns a Philox seeded as NumPy seeds it. */
export function seedPhilox(sequence: SeedSequence): BitState {
  return stateOfWords(philox([0n, 0n, 0n, 0n], [...generateState64(sequence, 2)], [0n, 0n, 0n, 0n], 4));
}

const philoxMultipliers = [0xd2e7470ee14c6c93n, 0xca5a826395121157n] as const;
const philoxWeyl = [0x9e3779b97f4a7c15n, 0xbb67ae8584caa73bn] as const;

function philox(
  fromCounter: readonly bigint[],
  key: readonly bigint[],
  fromBuffer: readonly bigint[],
  from: number,
): WordSource {
  let counter = fromCounter;
  let buffer = fromBuffer;
  let at = from;
  return {
    next() {
      if (at === 4) {
        counter = incremented(counter);
        buffer = philoxBlock(counter, key);
        at = 0;
      }
      return buffer[at++];
    },
    shown: () => ({
      bit_generator: "Philox",
      state: { counter: [...counter], key: [...key] },
      buffer: [...buffer],
      buffer_pos: at,
    }),
    clone: () => philox(counter, key, buffer, at),
  };
}

function incremented(counter: readonly bigint[]): readonly bigint[] {
  const next = [...counter];
  for (let i = 0; i < 4; i++) {
    next[i] = (next[i] + 1n) & mask64;
    if (next[i] !== 0n) break;
  }
  return next;
}

/** Ten rounds of Philox 4x64. */
function philoxBlock(counter: readonly bigint[], key: readonly bigint[]): readonly bigint[] {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const first = c0 * philoxMultipliers[0];
    const second = c2 * philoxMultipliers[1];
    [c0, c1, c2, c3] = [(second >> 64n) ^ c1 ^ k0, second & mask64, (first >> 64n) ^ c3 ^ k1, first & mask64];
    k0 = (k0 + philoxWeyl[0]) & mask64;
    k1 = (k1 + philoxWeyl[1]) & mask64;
  }
  return [c0, c1, c2, c3];
}
