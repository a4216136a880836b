import { describe, expect, it } from "vitest";
import { callNumpy } from "../../core/numpy/calls/call.ts";
import "../../core/numpy/names/families.ts";
import { decode, effectFacts, type Json, plainContext, truth } from "./facts.ts";

type Named = { readonly [key: string]: Json };
type Call = readonly [name: string, positional: readonly Json[], named: Named, gives: Json];

const calls = truth("creation") as unknown as readonly Call[];
const names = [...new Set(calls.map(([name]) => name))];

describe("functions that make arrays", () => {
  let unknown = 0;

  it.each(names)("%s as NumPy does it", (name) => {
    const own = calls.filter((call) => call[0] === name);
    const wrong = own.filter((call) => {
      const got = result(call);
      if (isUnknown(got)) unknown++;
      return !isUnknown(got) && !agrees(got, call[3]);
    });
    // The last digits of a power depend on the machine's library.
    if (name === "numpy.logspace" || name === "numpy.geomspace") {
      expect(wrong.filter((call) => !agrees(rounded(result(call)), rounded(call[3])))).toEqual([]);
      return;
    }
    expect(wrong.map((call) => [...call, result(call)]).slice(0, 20)).toEqual([]);
  });

  it("knows nearly all of them", () => {
    expect(unknown).toBeLessThan(calls.length / 50);
  });
});

/** Facts of the result, without the elements where NumPy's are not stored. */
function result([name, positional, named, gives]: Call): Json {
  const values = positional.map(decode);
  const keywords = new Map(Object.entries(named).map(([key, json]) => [key, decode(json)]));
  const facts = effectFacts(callNumpy({ t: "numpy", name }, values, keywords, plainContext()), values);
  return like(facts, gives);
}

function like(facts: Json, wanted: Json): Json {
  if (Array.isArray(facts) && Array.isArray(wanted)) return facts.map((item, i) => like(item, wanted[i]));
  if (typeof facts !== "object" || facts === null || Array.isArray(facts)) return facts;
  const entries = Object.entries(facts as Named);
  const isStored = (key: string) =>
    key !== "values" || (wanted !== null && typeof wanted === "object" && key in wanted);
  return Object.fromEntries(
    entries
      .filter(([key]) => isStored(key))
      .map(([key, item]) => [key, key === "tuple" ? like(item, (wanted as Named)?.tuple ?? null) : item]),
  );
}

function rounded(json: Json): Json {
  if (typeof json === "number") return Number(json.toPrecision(7));
  if (Array.isArray(json)) return json.map(rounded);
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(Object.entries(json as Named).map(([key, item]) => [key, rounded(item)]));
}

function isUnknown(json: Json): boolean {
  return typeof json === "object" && json !== null && "unknown" in json;
}

function agrees(got: Json, want: Json): boolean {
  return JSON.stringify(sorted(got)) === JSON.stringify(sorted(want));
}

function sorted(json: Json): Json {
  if (Array.isArray(json)) return json.map(sorted);
  if (typeof json !== "object" || json === null) return json;
  const entries = Object.entries(json as Named);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]));
}
