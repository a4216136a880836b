import { newArray } from "../../ndarray/array.ts";
import { uint32, uint64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { NumpyObject, none, PyList, pyInt, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt } from "../calls/bind.ts";
import { dtype, int } from "../calls/readers.ts";
import { allocEffect, valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { op, type Row } from "../op.ts";
import { bytesRow } from "./bytes.ts";
import { choiceRow } from "./choice.ts";
import { distributions } from "./distributions.ts";
import { integers } from "./integers.ts";
import {
  dirichletRow,
  multinomialRow,
  multivariateHypergeometric,
  multivariateNormal,
} from "./multivariate.ts";
import { distributionRow, self } from "./rows.ts";
import { bitGenerators, entropyOf, newBitGenerator, seedWords, toSeedSequence } from "./seeding.ts";
import { generateState, generateState64, type SeedSequence, seedSequence, spawn } from "./seedsequence.ts";
import { showState } from "./showstate.ts";
import { permutationRow, permuted, shuffleRow } from "./shuffle.ts";
import { bitGeneratorOf, bitsOf } from "./state.ts";
import { sizedRows, uniformRow } from "./uniform.ts";

/** Returns a Generator over the bit generator. */
function newGenerator(bitGenerator: NumpyObject): NumpyObject {
  return new NumpyObject("Generator", { spare: undefined }, [bitGenerator]);
}

const defaultRng = op({ seed: opt(any, none) }, ({ seed }, context) => {
  if (seed instanceof NumpyObject) {
    if (seed.type === "Generator") return valueEffect(seed);
    if (seed.type === "RandomState") return valueEffect(newGenerator(bitGeneratorOf(seed)));
    if (Object.hasOwn(bitGenerators, seed.type)) return valueEffect(newGenerator(seed));
  }
  return valueEffect(newGenerator(newBitGenerator("PCG64", toSeedSequence(seed, context))));
});

const generator = op({ bit_generator: any }, ({ bit_generator: bits }) => {
  if (bits instanceof NumpyObject && Object.hasOwn(bitGenerators, bits.type))
    return valueEffect(newGenerator(bits));
  return bits.t === "unknown"
    ? notKnown("a bit generator")
    : raise("AttributeError", "object has no attribute 'capsule'");
});

/** Returns children of a Generator or bit generator; its seed sequence counts them. */
function spawned(bitGenerator: NumpyObject, count: number): NumpyObject[] {
  const state = bitsOf(bitGenerator);
  if (!state.seed) return Array.from({ length: count }, () => newBitGenerator(bitGenerator.type, undefined));
  const { children, after } = spawn(state.seed, count);
  bitGenerator.state = { ...state, seed: after };
  return children.map((child) => newBitGenerator(bitGenerator.type, child));
}

const shared: Record<string, Row> = {};
for (const [name, distribution] of Object.entries(distributions))
  shared[name] = distributionRow(name, distribution, false);

register("numpy.random.Generator", {
  ...shared,
  ...sizedRows,
  uniform: uniformRow(false),
  integers,
  choice: choiceRow(false),
  shuffle: shuffleRow(false),
  permutation: permutationRow(false),
  permuted,
  dirichlet: dirichletRow(false),
  multinomial: multinomialRow(false),
  multivariate_normal: multivariateNormal,
  multivariate_hypergeometric: multivariateHypergeometric,
  bytes: bytesRow(),
  spawn: op({ self, n_children: int }, ({ self: from, n_children: count }) =>
    valueEffect(new PyList(spawned(bitGeneratorOf(from), count).map(newGenerator))),
  ),
});

defineClass("Generator", {
  rows: "numpy.random.Generator",
  attribute: (from, name) =>
    name === "bit_generator" || name === "_bit_generator" ? bitGeneratorOf(from) : undefined,
  str: (from) => `Generator(${bitGeneratorOf(from).type})`,
});

const bitGeneratorRows: Record<string, Row> = {};
for (const type of Object.keys(bitGenerators)) {
  bitGeneratorRows[type] = op({ seed: opt(any, none) }, ({ seed }, context) =>
    valueEffect(newBitGenerator(type, toSeedSequence(seed, context))),
  );
  register(`numpy.random.${type}`, {
    spawn: op({ self, n_children: int }, ({ self: from, n_children: count }) =>
      valueEffect(new PyList(spawned(from, count))),
    ),
  });
  defineClass(type, {
    rows: `numpy.random.${type}`,
    attribute: (from, name) => {
      const { bits, seed } = bitsOf(from);
      if (name === "seed_seq") return new NumpyObject("SeedSequence", seed);
      if (name !== "state") return undefined;
      return bits ? showState(bits.shown()) : { t: "unknown", why: "state of a generator" };
    },
    setAttribute: (from, name) => {
      if (name !== "state") return undefined;
      from.state = { ...bitsOf(from), bits: undefined };
      return valueEffect(none);
    },
  });
}

const newSeedSequence = op(
  {
    entropy: opt(any, none),
    spawn_key: keyword(opt(any, pyTuple([]))),
    pool_size: keyword(opt(int, 4)),
    n_children_spawned: keyword(opt(int, 0)),
  },
  ({ entropy, spawn_key, pool_size: poolSize, n_children_spawned: spawnedBefore }, context) => {
    if (poolSize < 4) raise("ValueError", "The size of the entropy pool should be at least 4");
    const given = entropy.t === "none" ? undefined : entropyOf(entropy, context);
    const key = itemsOf(spawn_key, context)?.map((item) =>
      item.t === "int" && typeof item.v === "number" ? item.v : notKnown("a spawn key"),
    );
    const sequence =
      given === undefined
        ? undefined
        : seedSequence(given, { spawnKey: key ?? [], poolSize, spawned: spawnedBefore });
    return valueEffect(new NumpyObject("SeedSequence", sequence));
  },
);

function sequenceOf(from: NumpyObject): SeedSequence | undefined {
  return from.state as SeedSequence | undefined;
}

register("numpy.random.bit_generator", {
  _coerce_to_uint32_array: op({ x: any }, ({ x }, context) => {
    const words = seedWords(x, context) ?? notKnown("a seed");
    const data = new Uint8Array(Uint32Array.from(words).buffer);
    return allocEffect(newArray(contiguous(uint32, [words.length]), { kind: "exact", data }));
  }),
});

register("numpy.random.SeedSequence", {
  generate_state: op(
    { self, n_words: int, dtype: opt(dtype, uint32) },
    ({ self: from, n_words: count, dtype: type }) => {
      const isLong = type.char === uint64.char;
      if (!isLong && type.char !== uint32.char) raise("ValueError", "only support uint32 or uint64");
      const sequence = sequenceOf(from);
      const words = sequence && (isLong ? generateState64(sequence, count) : generateState(sequence, count));
      const data = words && new Uint8Array(words.buffer);
      return allocEffect(
        newArray(contiguous(type, [count]), data ? { kind: "exact", data } : { kind: "nothing" }),
      );
    },
  ),
  spawn: op({ self, n_children: int }, ({ self: from, n_children: count }) => {
    const sequence = sequenceOf(from);
    if (!sequence)
      return valueEffect(
        new PyList(Array.from({ length: count }, () => new NumpyObject("SeedSequence", undefined))),
      );
    const { children, after } = spawn(sequence, count);
    from.state = after;
    return valueEffect(new PyList(children.map((child) => new NumpyObject("SeedSequence", child))));
  }),
});

defineClass("SeedSequence", {
  rows: "numpy.random.SeedSequence",
  attribute: (from, name): Value | undefined => {
    const sequence = sequenceOf(from);
    if (name === "entropy") {
      if (!sequence) return { t: "unknown" };
      return typeof sequence.shown === "bigint"
        ? pyInt(sequence.shown)
        : new PyList(sequence.shown.map(pyInt));
    }
    if (name === "spawn_key") return sequence && pyTuple(sequence.spawnKey.map(pyInt));
    if (name === "pool_size") return sequence && pyInt(sequence.poolSize);
    return name === "n_children_spawned" && sequence ? pyInt(sequence.spawned) : undefined;
  },
});

register("numpy.random", {
  default_rng: defaultRng,
  Generator: generator,
  SeedSequence: newSeedSequence,
  ...bitGeneratorRows,
});
