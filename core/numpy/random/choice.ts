import { elementsOf, viewOn } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import type { Contents } from "../../ndarray/contents/contents.ts";
import { int64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { boundsOf, type Dim, isExact, less, product } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { type NumpyObject, pyInt, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { array, boolean, int, normalizeAxis } from "../calls/readers.ts";
import { allocEffect, valueEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { indexOf } from "../conversion/python.ts";
import { getItem } from "../items/items.ts";
import { rowOf } from "../names/registry.ts";
import { type Effect, op, type Row } from "../op.ts";
import type { Bits } from "./bits.ts";
import { boundedDrawer, interval, lemire } from "./bounded.ts";
import { size } from "./parameters.ts";
import { checkProbabilities, cumulative, withoutRepeats } from "./probabilities.ts";
import { self } from "./rows.ts";
import { boundsContents, drawnArray, unknownInteger } from "./state.ts";

/** The row of `choice`; Generator's also takes an axis and whether to shuffle. */
export function choiceRow(isLegacy: boolean): Row {
  const common = { self, a: any, size, replace: opt(boolean, true), p: orNone(array, undefined) };
  if (isLegacy)
    return op(common, (read, context) => choose({ ...read, axis: 0, shuffle: true, isLegacy }, context));
  return op({ ...common, axis: opt(int, 0), shuffle: opt(boolean, true) }, (read, context) =>
    choose({ ...read, isLegacy }, context),
  );
}

interface Choosing {
  readonly self: NumpyObject;
  readonly a: Value;
  readonly size: readonly Dim[] | undefined;
  readonly replace: boolean;
  readonly p: NDArray | undefined;
  readonly axis: number;
  readonly shuffle: boolean;
  readonly isLegacy: boolean;
}

function choose(choosing: Choosing, context: Context): Effect {
  const { size: asked, isLegacy } = choosing;
  const from = populationOf(choosing, context);
  const { array: values, population } = from;
  const count = asked ? product(asked) : 1;
  if (less(population, 1) === true && less(0, count) === true)
    emptyPopulation(values !== undefined, isLegacy);
  const indices = drawIndices(choosing, population, count);
  if (!asked) {
    const index = elementsOf(indices)?.[0];
    const [, most] = boundsOf(population);
    const single = pyInt(
      index === undefined ? unknownInteger(0, Math.max(0, most - 1), context) : Number(index),
    );
    return values ? taken(values, single, choosing, context) : valueEffect(single);
  }
  if (!values) return allocEffect(indices);
  if (asked.length === 0 && values.shape.length === 1) return notKnown("a single choice as an array");
  return taken(values, indices, choosing, context);
}

function populationOf(
  { a, axis, isLegacy }: Choosing,
  context: Context,
): { readonly array?: NDArray; readonly population: Dim } {
  if (a.t === "int" || a.t === "bool") return { population: indexOf(a) };
  const values = asArray(a, context);
  if (values.shape.length === 0) {
    if (!"iub".includes(values.dtype.kind))
      raise(
        "ValueError",
        isLegacy ? "a must be 1-dimensional or an integer" : "a must be a sequence or an integer",
      );
    return { population: indexOf(values) };
  }
  if (isLegacy && values.shape.length !== 1) raise("ValueError", "a must be 1-dimensional");
  return { array: values, population: values.shape[normalizeAxis(axis, values.shape.length)] };
}

function emptyPopulation(isArray: boolean, isLegacy: boolean): never {
  if (isArray)
    return raise("ValueError", `${isLegacy ? "'a'" : "a"} cannot be empty unless no samples are taken`);
  return raise(
    "ValueError",
    isLegacy
      ? "a must be greater than 0 unless no samples are taken"
      : "a must be a positive integer unless no samples are taken",
  );
}

/** Takes elements by index: Generator with `take`, RandomState by indexing. */
function taken(values: NDArray, index: Value, { axis, isLegacy }: Choosing, context: Context): Effect {
  if (isLegacy) return getItem(values, index, context) ?? notKnown("an element");
  const take = rowOf("numpy.ndarray.take") ?? notKnown("take");
  return take.call([values, index], new Map([["axis", pyInt(axis)]]), context);
}

/** Draws the indices as an int64 array of the asked shape. */
function drawIndices(choosing: Choosing, population: Dim, count: Dim): NDArray {
  const { self: from, size: asked = [], p, replace, isLegacy } = choosing;
  const layout = allocatedIn(int64, asked);
  const [, most] = boundsOf(population);
  const bounds = () => boundsContents(int64, 0, Math.max(0, most - 1), true);
  if (!replace && less(population, count) === true)
    raise(
      "ValueError",
      `Cannot take a larger sample than population when ${isLegacy ? "'replace=False'" : "replace is False"}`,
    );
  const chances = p && checkProbabilities(p, population, isLegacy);
  const isPlain = isLegacy && !replace && !p;
  if (isPlain) return permutedIndices(choosing, population, count, bounds);
  const canDraw = isExact(population) && isExact(count) && (!p || chances !== undefined);
  const fill = canDraw
    ? (bits: Bits, data: Uint8Array) =>
        writeAll(
          data,
          pick(bits, { population, count, chances, replace, isLegacy, shuffle: choosing.shuffle }),
        )
    : undefined;
  return drawnArray(from, layout, fill, bounds);
}

interface Picking {
  readonly population: number;
  readonly count: number;
  readonly chances: readonly number[] | undefined;
  readonly replace: boolean;
  readonly isLegacy: boolean;
  readonly shuffle: boolean;
}

function pick(
  bits: Bits,
  { population, count, chances, replace, isLegacy, shuffle }: Picking,
): ArrayLike<number> {
  if (chances) {
    if (!replace) return withoutRepeats(bits, chances, count);
    const find = cumulative(chances);
    return Array.from({ length: count }, () => find(bits.nextDouble()));
  }
  if (replace) {
    if (count === 0) return [];
    const next = boundedDrawer(bits, BigInt(population - 1), 64, isLegacy ? "masked" : "lemire");
    return Array.from({ length: count }, () => Number(next()));
  }
  const isMany = population > 10_000 && count > Math.floor(population / (shuffle ? 50 : 20));
  return isMany ? tailShuffle(bits, population, count) : floyd(bits, population, count, shuffle);
}

/** Shuffles only the end of all indices. */
function tailShuffle(bits: Bits, population: number, count: number): ArrayLike<number> {
  const all = Float64Array.from({ length: population }, (_, i) => i);
  shuffleInPlace(bits, all, Math.max(population - count, 1));
  return all.subarray(population - count);
}

/** Floyd's sampling, then a shuffle. */
function floyd(bits: Bits, population: number, count: number, shuffle: boolean): ArrayLike<number> {
  const chosen = new Float64Array(count);
  const seen = new Set<number>();
  for (let j = population - count; j < population; j++) {
    const drawn = lemire(bits, j);
    const next = seen.has(drawn) ? j : drawn;
    seen.add(next);
    chosen[j - population + count] = next;
  }
  if (shuffle) shuffleInPlace(bits, chosen, 1);
  return chosen;
}

function shuffleInPlace(bits: Bits, values: Float64Array, first: number): void {
  for (let i = values.length - 1; i >= first; i--) {
    const j = lemire(bits, i);
    [values[i], values[j]] = [values[j], values[i]];
  }
}

/** RandomState's choice without repeats: the beginning of a permutation, as a view of it. */
function permutedIndices(
  { self: from, size: asked = [] }: Choosing,
  population: Dim,
  count: Dim,
  bounds: () => Contents,
): NDArray {
  const all = allocatedIn(int64, [population]);
  const fill = (bits: Bits, data: Uint8Array) => {
    const values = Array.from({ length: data.length / 8 }, (_, i) => i);
    for (let i = values.length - 1; i > 0; i--) {
      const j = interval(bits, i);
      [values[i], values[j]] = [values[j], values[i]];
    }
    writeAll(data, values);
  };
  const permutation = drawnArray(from, all, isExact(population) && isExact(count) ? fill : undefined, bounds);
  return viewOf(permutation, contiguous(int64, asked));
}

function writeAll(data: Uint8Array, values: ArrayLike<number>): void {
  const view = viewOn(data);
  for (let i = 0; i < values.length; i++) {
    view.setUint32(8 * i, values[i] % 4294967296, true);
    view.setUint32(8 * i + 4, Math.floor(values[i] / 4294967296), true);
  }
}
