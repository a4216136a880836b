const initialA = 0x43b0d7e5;
const multiplierA = 0x931e8875;
const initialB = 0x8b51f9dd;
const multiplierB = 0x58f38ded;
const mixLeft = 0xca01f9dd;
const mixRight = 0x4973f715;

/** Entropy to seed from, as NumPy's SeedSequence keeps it. */
export interface SeedSequence {
  /** The given integers, each as its 32-bit words. */
  readonly entropy: readonly number[];
  /** `entropy` as the program sees it: one integer or several. */
  readonly shown: bigint | readonly bigint[];
  readonly spawnKey: readonly number[];
  readonly poolSize: number;
  readonly spawned: number;
}

/** Returns the seed sequence of one non-negative integer or several. */
export function seedSequence(
  entropy: bigint | readonly bigint[],
  { spawnKey = [], poolSize = 4, spawned = 0 }: Partial<Omit<SeedSequence, "entropy" | "shown">> = {},
): SeedSequence {
  const words = typeof entropy === "bigint" ? wordsOf(entropy) : entropy.flatMap(wordsOf);
  return { entropy: words, shown: entropy, spawnKey, poolSize, spawned };
}

/** Returns `count` children, and the sequence that has spawned them. */
export function spawn(
  sequence: SeedSequence,
  count: number,
): { readonly children: readonly SeedSequence[]; readonly after: SeedSequence } {
  const children = Array.from({ length: count }, (_, i) => ({
    ...sequence,
    spawnKey: [...sequence.spawnKey, sequence.spawned + i],
    spawned: 0,
  }));
  return { children, after: { ...sequence, spawned: sequence.spawned + count } };
}

/** Returns `generate_state(count)`: 32-bit words. */
export function generateState(sequence: SeedSequence, count: number): Uint32Array {
  const pool = mixedPool(sequence);
  const words = new Uint32Array(count);
  let constant = initialB;
  for (let i = 0; i < count; i++) {
    let word = pool[i % pool.length] ^ constant;
    constant = Math.imul(constant, multiplierB);
    word = Math.imul(word, constant);
    words[i] = word ^ (word >>> 16);
  }
  return words;
}

/** Returns `generate_state(count, np.uint64)`. */
export function generateState64(sequence: SeedSequence, count: number): BigUint64Array {
  const halves = generateState(sequence, 2 * count);
  return BigUint64Array.from(
    { length: count },
    (_, i) => (BigInt(halves[2 * i + 1]) << 32n) | BigInt(halves[2 * i]),
  );
}

/** The words of an integer, lowest first; at least one. */
export function wordsOf(value: bigint): number[] {
  const words: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  return words.length === 0 ? [0] : words;
}

function mixedPool({ entropy, spawnKey, poolSize }: SeedSequence): Uint32Array {
  const run = [...entropy];
  // With a spawn key, short entropy is filled up, so that no child's words equal an unspawned sequence's.
  if (spawnKey.length > 0) while (run.length < poolSize) run.push(0);
  const words = [...run, ...spawnKey.flatMap((key) => wordsOf(BigInt(key)))];
  const pool = new Uint32Array(poolSize);
  let constant = initialA;
  const hash = (given: number): number => {
    let word = given ^ constant;
    constant = Math.imul(constant, multiplierA);
    word = Math.imul(word, constant);
    return word ^ (word >>> 16);
  };
  for (let i = 0; i < poolSize; i++) pool[i] = hash(words[i] ?? 0);
  for (let from = 0; from < poolSize; from++)
    for (let to = 0; to < poolSize; to++) if (from !== to) pool[to] = mix(pool[to], hash(pool[from]));
  for (let from = poolSize; from < words.length; from++)
    for (let to = 0; to < poolSize; to++) pool[to] = mix(pool[to], hash(words[from]));
  return pool;
}

function mix(x: number, y: number): number {
  const result = Math.imul(mixLeft, x) - Math.imul(mixRight, y);
  return result ^ (result >>> 16);
}
