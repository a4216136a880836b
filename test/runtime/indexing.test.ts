import { describe, expect, it } from "vitest";
import { viewOf } from "../../core/ndarray/array.ts";
import { basicView } from "../../core/ndarray/indexing/indexing.ts";
import type { Value } from "../../core/ndarray/value.ts";
import { getItem, setItem } from "../../core/numpy/items/items.ts";
import { decode, effectFacts, factsOf, isPartial, type Json, plainContext, truth } from "./facts.ts";

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
    const wrong = reads.filter((test) => isPartial(read(test), test.gives));
    expect(wrong.slice(0, 3).map((test) => ({ ...test, got: read(test) }))).toEqual([]);
  });

  it(`${writes.length} writes`, () => {
    const wrong = writes.filter((test) => isPartial(write(test), test.gives));
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
