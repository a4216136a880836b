import { describe, expect, it } from "vitest";
import { callNumpy } from "../../core/numpy/calls/call.ts";
import "../../core/numpy/creation/index.ts";
import type { Value } from "../../core/ndarray/value.ts";
import { decode, effectFacts, type Json, plainContext, truth } from "./facts.ts";

type Named = { readonly [key: string]: Json };

interface Stored {
  readonly casts: readonly (readonly [array: Json, dtype: string, named: Named, gives: Json])[];
  readonly sequences: readonly (readonly [value: Json, named: Named, gives: Json])[];
}

const { casts, sequences } = truth("casts") as unknown as Stored;

describe("casting as NumPy does", () => {
  it(`${casts.length} calls of astype`, () => {
    const wrong = casts.filter(([array, dtype, named, gives]) => !agrees(cast(array, dtype, named), gives));
    expect(wrong.map((test) => [...test, cast(test[0], test[1], test[2])]).slice(0, 20)).toEqual([]);
  });
});

describe("np.array of nested sequences", () => {
  it(`${sequences.length} sequences`, () => {
    const wrong = sequences.filter(([value, named, gives]) => !agrees(made(value, named), gives));
    expect(wrong.map((test) => [...test, made(test[0], test[1])]).slice(0, 20)).toEqual([]);
    expect(unknown).toBeLessThan(sequences.length / 100);
  });
});

let unknown = 0;

function cast(json: Json, dtype: string, named: Named): Json {
  const array = decode(json);
  return called("numpy.ndarray.astype", [array, { t: "str", v: dtype }], named);
}

function made(json: Json, named: Named): Json {
  return called("numpy.array", [decode(json)], named);
}

/** Facts of the result, for objects without the elements. */
function called(name: string, positional: readonly Value[], named: Named): Json {
  const keywords = new Map(Object.entries(named).map(([key, json]) => [key, decode(json)]));
  const facts = effectFacts(
    callNumpy({ t: "numpy", name }, positional, keywords, plainContext()),
    positional,
  );
  const { values, ...others } = facts as Named;
  return others.dtype === "|O" ? others : facts;
}

/** What is not known is no wrong claim; how much of it there may be is counted apart. */
function agrees(got: Json, want: Json): boolean {
  if (typeof got === "object" && got !== null && "unknown" in got) {
    unknown++;
    return true;
  }
  return JSON.stringify(sorted(got)) === JSON.stringify(sorted(want));
}

function sorted(json: Json): Json {
  if (Array.isArray(json)) return json.map(sorted);
  if (typeof json !== "object" || json === null) return json;
  const entries = Object.entries(json as Named);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]));
}
