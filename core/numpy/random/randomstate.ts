import { elementsOf } from "../../ndarray/access.ts";
import { float64 } from "../../ndarray/dtypes/dtype.ts";
import { NumpyObject, none, pyFloat, pyInt, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt, rest } from "../calls/bind.ts";
import { boolean, dim } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { type Rows, register } from "../names/registry.ts";
import { op, type Row } from "../op.ts";
import type { Bits } from "./bits.ts";
import { bytesRow } from "./bytes.ts";
import { choiceRow } from "./choice.ts";
import { standardGamma } from "./continuous.ts";
import { distributions } from "./distributions.ts";
import { randint, randomIntegers } from "./integers.ts";
import { type Gauss, legacyBasis, legacyExponential } from "./legacy.ts";
import { mt19937From } from "./mt19937.ts";
import { dirichletRow, multinomialRow, multivariateNormal } from "./multivariate.ts";
import { number, size } from "./parameters.ts";
import { type Drawing, distributionRow, drawEffect, self } from "./rows.ts";
import { bitGenerators, legacySeed } from "./seeding.ts";
import { showState } from "./showstate.ts";
import { permutationRow, shuffleRow } from "./shuffle.ts";
import {
  type BitGeneratorState,
  bitGeneratorOf,
  bitsOf,
  boundsContents,
  forget,
  type RandomStateState,
} from "./state.ts";
import { uniformRow } from "./uniform.ts";

const infinity = Number.POSITIVE_INFINITY;

function newRandomState(bits: BitGeneratorState["bits"]): NumpyObject {
  const bitGenerator = new NumpyObject("MT19937", { bits, seed: undefined });
  return new NumpyObject("RandomState", { spare: undefined } satisfies RandomStateState, [bitGenerator]);
}

const randomState = op({ seed: opt(any, none) }, ({ seed }, context) => {
  if (seed instanceof NumpyObject && Object.hasOwn(bitGenerators, seed.type))
    return valueEffect(new NumpyObject("RandomState", { spare: undefined }, [seed]));
  return valueEffect(newRandomState(legacySeed(seed, context)));
});

/** Draws in [lo, hi] without parameters. */
function plain(sample: (bits: Bits, gauss: Gauss) => number, lo: number, hi: number): Drawing {
  return { dtype: float64, sample, unknown: () => boundsContents(float64, lo, hi, false) };
}

const uniformDraw = plain((bits) => bits.nextDouble(), 0, 1);
const normalDraw = plain((bits, gauss) => legacyBasis(gauss).normal(bits), -infinity, infinity);
const exponentialDraw = plain(legacyExponential, 0, infinity);

function sizedRow(drawing: Drawing): Row {
  return op({ self, size }, (read, context) => drawEffect(read.self, drawing, [], read.size, context));
}

/** `rand(2, 3)`: the shape as separate arguments. */
function spreadRow(drawing: Drawing): Row {
  return op({ self, lengths: rest(dim) }, ({ self: from, lengths }, context) =>
    drawEffect(from, drawing, [], lengths.length === 0 ? undefined : lengths, context),
  );
}

const shared: Record<string, Row> = {};
for (const [name, distribution] of Object.entries(distributions))
  shared[name] = distributionRow(name, distribution, true);

function reseed(from: NumpyObject, seed: Value, context: Context): void {
  const bitGenerator = bitGeneratorOf(from);
  bitGenerator.state = { bits: legacySeed(seed, context), seed: undefined };
  from.state = { spare: undefined };
}

/** The methods of RandomState, which are also the functions of `numpy.random`. */
const methods: Rows = {
  ...shared,
  random_sample: sizedRow(uniformDraw),
  random: sizedRow(uniformDraw),
  rand: spreadRow(uniformDraw),
  randn: spreadRow(normalDraw),
  standard_normal: sizedRow(normalDraw),
  standard_exponential: sizedRow(exponentialDraw),
  standard_gamma: op({ self, shape: number, size }, (read, context) => {
    const drawing: Drawing = {
      dtype: float64,
      sample: (bits, gauss, [shape]) => standardGamma(bits, shape, legacyBasis(gauss)),
      unknown: () => boundsContents(float64, 0, infinity, false),
    };
    return drawEffect(read.self, drawing, [read.shape], read.size, context);
  }),
  uniform: uniformRow(true),
  randint,
  random_integers: randomIntegers,
  choice: choiceRow(true),
  shuffle: shuffleRow(true),
  permutation: permutationRow(true),
  dirichlet: dirichletRow(true),
  multinomial: multinomialRow(true),
  multivariate_normal: multivariateNormal,
  bytes: bytesRow(),
  seed: op({ self, seed: opt(any, none) }, ({ self: from, seed }, context) => {
    reseed(from, seed, context);
    return valueEffect(none);
  }),
  get_state: op({ self, legacy: opt(boolean, true) }, ({ self: from, legacy }) =>
    valueEffect(shownState(from, legacy)),
  ),
  set_state: op({ self, state: any }, ({ self: from, state }) => {
    restore(from, state);
    return valueEffect(none);
  }),
};

function shownState(from: NumpyObject, legacy: boolean): Value {
  const { bits } = bitsOf(bitGeneratorOf(from));
  if (!bits || !legacy || !from.state) return { t: "unknown", why: "state of a generator" };
  const dict = showState(bits.shown());
  if (dict.t !== "dict") return { t: "unknown" };
  const inner = dict.entries?.get("s:state")?.value;
  const entry = (key: string) =>
    (inner?.t === "dict" ? inner.entries?.get(`s:${key}`)?.value : undefined) ?? none;
  const spare = (from.state as RandomStateState | undefined)?.spare;
  return pyTuple([
    pyStr("MT19937"),
    entry("key"),
    entry("pos"),
    pyInt(spare === undefined ? 0 : 1),
    pyFloat(spare ?? 0),
  ]);
}

function restore(from: NumpyObject, state: Value): void {
  const bitGenerator = bitGeneratorOf(from);
  const known = state.t === "tuple" && state.items.length >= 3 ? stateOf(state.items) : undefined;
  bitGenerator.state = { bits: known?.bits, seed: undefined };
  from.state = { spare: known?.spare };
}

function stateOf([, key, position, has, spare]: readonly Value[]) {
  const words = key.t === "ndarray" ? elementsOf(key) : undefined;
  if (!words || position.t !== "int" || typeof position.v !== "number") return undefined;
  const isKept = has?.t === "int" && has.v === 1;
  const kept = isKept && spare?.t === "float" ? spare.v : undefined;
  if (isKept && kept === undefined) return undefined;
  return { bits: mt19937From(Uint32Array.from(words, Number), position.v), spare: kept };
}

defineClass("RandomState", {
  rows: "numpy.random.RandomState",
  attribute: (from, name) => (name === "_bit_generator" ? bitGeneratorOf(from) : undefined),
  str: (from) => `RandomState(${bitGeneratorOf(from).type})`,
});

const globalName = "random.global";

/** The RandomState behind `np.random.rand` and its kin: one for each run, seeded by chance until the program seeds it. */
function globalState(context: Context): NumpyObject {
  const kept = context.settings.get(globalName);
  if (kept instanceof NumpyObject) return kept;
  const fresh = newRandomState(undefined);
  context.settings.set(globalName, fresh);
  return fresh;
}

/** Nobody knows how often that RandomState has been drawn from. */
export function forgetGlobalState(context: Context): void {
  const kept = context.settings.get(globalName);
  if (kept instanceof NumpyObject && bitsOf(bitGeneratorOf(kept)).bits) forget(kept);
}

/** The function of the module that a method is. */
function moduleFunction(method: Row): Row {
  const { self: _, ...parameters } = method.parameters;
  return {
    parameters,
    call: (positional, named, context, name) =>
      method.call(
        [globalState(context), ...positional],
        named,
        context,
        name?.replace("numpy.random.", "numpy.random.RandomState."),
      ),
  };
}

const functions: Record<string, Row> = {};
for (const [name, method] of Object.entries(methods)) functions[name] = moduleFunction(method);

register("numpy.random.RandomState", methods);
register("numpy.random", {
  ...functions,
  sample: functions.random_sample,
  ranf: functions.random_sample,
  RandomState: randomState,
  get_bit_generator: op({}, (_, context) => valueEffect(bitGeneratorOf(globalState(context)))),
});
