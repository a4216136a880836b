import { elementsOf } from "../../ndarray/access.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { pushAll } from "../../ndarray/spread.ts";
import { NumpyObject, type Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { itemsOf, typeName } from "../conversion/python.ts";
import type { BitState } from "./bits.ts";
import { seedLegacy, seedLegacyArray, seedMt19937 } from "./mt19937.ts";
import { seedPcg64 } from "./pcg64.ts";
import { type SeedSequence, seedSequence, wordsOf } from "./seedsequence.ts";
import type { BitGeneratorState } from "./state.ts";
import { seedPcg64Dxsm, seedPhilox, seedSfc64 } from "./words.ts";

/** NumPy's bit generators by class name. */
export const bitGenerators: Readonly<Record<string, (sequence: SeedSequence) => BitState>> = {
  PCG64: seedPcg64,
  PCG64DXSM: seedPcg64Dxsm,
  MT19937: seedMt19937,
  Philox: seedPhilox,
  SFC64: seedSfc64,
};

/** Returns a new bit generator object of the named class; `seed` undefined is a seed that nobody knows. */
export function newBitGenerator(type: string, seed: SeedSequence | undefined): NumpyObject {
  const state: BitGeneratorState = { bits: seed && bitGenerators[type](seed), seed };
  return new NumpyObject(type, state);
}

/** Returns the seed sequence that a `seed` argument stands for; undefined for None and for what is not known. */
export function toSeedSequence(value: Value, context: Context): SeedSequence | undefined {
  if (value.t === "none") return undefined;
  if (value instanceof NumpyObject && value.type === "SeedSequence")
    return value.state as SeedSequence | undefined;
  const entropy = entropyOf(value, context);
  return entropy === undefined ? undefined : seedSequence(entropy);
}

/** Returns the integer or integers of `entropy`; undefined when they are not known. */
export function entropyOf(value: Value, context: Context): bigint | readonly bigint[] | undefined {
  if (value.t === "unknown" || value.t === "foreign") return undefined;
  const single = integerOf(value);
  if (single !== "none") return single;
  const isSequence =
    value.t === "list" || value.t === "tuple" || value.t === "range" || value.t === "ndarray";
  if (!isSequence)
    return raise("TypeError", `SeedSequence expects int or sequence of ints for entropy not ${shown(value)}`);
  if (value.t === "ndarray") return arrayEntropy(elementsOf(value));
  const items = itemsOf(value, context);
  if (!items) return undefined;
  const words: bigint[] = [];
  for (const item of items) {
    const nested = entropyOf(item, context);
    if (nested === undefined) return undefined;
    pushAll(words, typeof nested === "bigint" ? [nested] : nested);
  }
  return words;
}

/** Returns the 32-bit words of seeds, as `_coerce_to_uint32_array` makes them: texts are numbers too; undefined when not known. */
export function seedWords(value: Value, context: Context): readonly number[] | undefined {
  if (value.t === "str") return value.v === undefined ? undefined : textWords(value.v);
  if (value.t === "float") return raise("TypeError", "seed must be integer");
  if (value.t === "list" || value.t === "tuple") {
    const parts = value.items?.map((item) => seedWords(item, context));
    return parts?.includes(undefined) ? undefined : (parts as number[][] | undefined)?.flat();
  }
  const entropy = entropyOf(value, context);
  return typeof entropy === "bigint" ? wordsOf(entropy) : entropy?.flatMap(wordsOf);
}

function textWords(text: string): readonly number[] {
  const digits = /^0x[0-9a-f]+$/i.test(text) ? text : /^[0-9]+$/.test(text) ? text : undefined;
  return digits === undefined ? notKnown("a seed as a text") : wordsOf(BigInt(digits));
}

function arrayEntropy(elements: ReturnType<typeof elementsOf>): readonly bigint[] | undefined {
  return elements?.map((element) => {
    if (typeof element !== "number" && typeof element !== "bigint") return notKnown("a seed");
    return Number.isInteger(Number(element))
      ? nonNegative(BigInt(element))
      : raise("TypeError", "seed must be integer");
  });
}

/** Returns a non-negative integer; undefined when it is not known; "none" when the value is no integer. */
function integerOf(value: Value): bigint | undefined | "none" {
  if (value.t === "bool") return value.v === undefined ? undefined : BigInt(value.v);
  if (value.t === "int") return typeof value.v === "object" ? undefined : nonNegative(BigInt(value.v));
  if (value.t !== "scalar" || !"iu".includes(value.dtype.kind)) return "none";
  const [element] = elementsOf(value.cell) ?? [];
  return typeof element === "number" || typeof element === "bigint"
    ? nonNegative(BigInt(element))
    : undefined;
}

function nonNegative(value: bigint): bigint {
  return value < 0n ? raise("ValueError", "expected non-negative integer") : value;
}

function shown(value: Value): string {
  return value.t === "float" || value.t === "str" ? String(value.v) : typeName(value);
}

const most = 2 ** 32 - 1;

/** Returns the MT19937 that `np.random.seed(value)` makes; undefined when the seed is None or not known. */
export function legacySeed(value: Value, context: Context): BitState | undefined {
  if (value.t === "none" || value.t === "unknown" || value.t === "foreign") return undefined;
  if (value.t === "int" && typeof value.v === "object") return undefined;
  if (value.t === "int" || value.t === "bool") return seedLegacy(inRange(Number(value.v)));
  const array = value.t === "scalar" ? value.cell : value.t === "ndarray" ? value : undefined;
  if (array) {
    const elements = elementsOf(array);
    if (!elements) return undefined;
    const numbers = elements.map(Number);
    if (!"iub".includes(array.dtype.kind)) return cannotCast(array.dtype.type, array.shape.length > 0);
    if (numbers.length === 1) return seedLegacy(inRange(numbers[0]));
    return legacyArray(numbers);
  }
  const entropy =
    value.t === "float"
      ? cannotCast("float64", false)
      : value.t === "str"
        ? cannotCast(`<U${value.v?.length}`, false)
        : itemsOf(value, context);
  if (!entropy) return undefined;
  const numbers = entropy.map((item) =>
    item.t === "int" && typeof item.v !== "object" ? Number(item.v) : notKnown("a seed"),
  );
  return legacyArray(numbers);
}

function legacyArray(numbers: readonly number[]): BitState {
  if (numbers.length === 0) raise("ValueError", "Seed must be non-empty");
  return seedLegacyArray(numbers.map(inRange));
}

function inRange(seed: number): number {
  return seed < 0 || seed > most ? raise("ValueError", "Seed must be between 0 and 2**32 - 1") : seed;
}

function cannotCast(type: string, isArray: boolean): never {
  const what = isArray ? "array data" : "scalar";
  return raise(
    "TypeError",
    `Cannot cast ${what} from dtype('${type}') to dtype('int64') according to the rule 'safe'`,
  );
}
