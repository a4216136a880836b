import { describe, expect, it } from "vitest";
import { viewOf } from "../../core/ndarray/array.ts";
import { basicView } from "../../core/ndarray/indexing.ts";
import type { Value } from "../../core/ndarray/value.ts";
import { getItem, setItem } from "../../core/numpy/items.ts";
import { decode, effectFacts, factsOf, type Json, plainContext, truth } from "./facts.ts";

interface Case {
  readonly of: Json;
  readonly index: Json;
  readonly value?: Json;
  readonly reversed?: boolean;
  readonly gives: Json;
}

const { reads, writes } = truth("indexing") as unknown as Record<"reads" | "writes", readonly Case[]>;

describe("index expressions as NumPy answers them", () => {
  it(`${reads.length} reads`, () => {
    const wrong = reads.filter((test) => !agrees(read(test), test.gives));
    expect(wrong.slice(0, 3).map((test) => ({ ...test, got: read(test) }))).toEqual([]);
  });

  it(`${writes.length} writes`, () => {
    const wrong = writes.filter((test) => !agrees(write(test), test.gives));
    expect(wrong.slice(0, 3).map((test) => ({ ...test, got: write(test) }))).toEqual([]);
  });
});

function read({ of, index }: Case): Json {
  const array = decode(of);
  return effectFacts(getItem(array, decode(index), plainContext()), [array]);
}

function write({ of, index, value, reversed }: Case): Json {
  const array = decode(of);
  const effect = setItem(
    array,
    decode(index),
    reversed ? reversedRows(array) : decode(value as Json),
    plainContext(),
  );
  return effect?.kind === "write" ? factsOf(array) : effectFacts(effect);
}

function reversedRows(array: Value): Value {
  if (array.t !== "ndarray") return array;
  const rest = array.shape.length - 1;
  const layout = basicView(array.layout, [
    { kind: "slice", parts: { step: -1 } },
    { kind: "rest", axes: rest },
  ]);
  return viewOf(array, layout);
}

function agrees(got: Json, want: Json): boolean {
  return JSON.stringify(sorted(got)) === JSON.stringify(sorted(want));
}

function sorted(json: Json): Json {
  if (Array.isArray(json)) return json.map(sorted);
  if (typeof json !== "object" || json === null) return json;
  const entries = Object.entries(json as { readonly [key: string]: Json });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]));
}
