import { expect, it } from "vitest";
import type { Value } from "../../core/ndarray/value.ts";
import { attributeOf, setAttribute } from "../../core/numpy/attributes/attributes.ts";
import { decode, effectFacts, factsOf, type Json, plainContext, truth, wrongClaims } from "./facts.ts";

interface Case {
  readonly of: Json;
  readonly get?: string;
  readonly flag?: string;
  readonly set?: string;
  readonly to?: Json;
  readonly gives: Json;
}

const cases = truth("attributes") as unknown as readonly Case[];

it(`${cases.length} attributes are as NumPy's`, () => {
  const wrong = cases.flatMap((test) => {
    const got = run(test);
    const facts = wrongClaims(got, test.gives);
    return facts.length > 0 ? [{ facts, got, ...test }] : [];
  });
  expect(wrong.slice(0, 3)).toEqual([]);
});

function run({ of, get, flag, set, to }: Case): Json {
  const value = decode(of);
  const context = plainContext();
  if (get) return effectFacts(attributeOf(value, get, context), [value]);
  if (flag) {
    const flags = attributeOf(value, "flags", context);
    return flags?.kind === "value" ? effectFacts(attributeOf(flags.value, flag, context)) : null;
  }
  return written(value, set as string, decode(to as Json));
}

function written(value: Value, name: string, to: Value): Json {
  const effect = setAttribute(value, name, to, plainContext());
  return effect?.kind === "raise" || effect?.kind === "unknown" ? effectFacts(effect) : factsOf(value);
}
