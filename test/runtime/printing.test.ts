import { describe, expect, it } from "vitest";
import { defaultOptions } from "../../core/ndarray/print/options.ts";
import type { Value } from "../../core/ndarray/value.ts";
import { readOptions, setOptions, updatedOptions } from "../../core/numpy/printing/state.ts";
import { reprOf, strOf } from "../../core/numpy/text.ts";
import { decode, type Json, plainContext, truth } from "./facts.ts";

interface Case {
  readonly array: Json;
  readonly options: { readonly [name: string]: Json };
  readonly repr: string;
  readonly str: string;
  readonly scalar?: readonly [value: Json, repr: string, str: string];
}

const cases = truth("printing") as unknown as readonly Case[];

describe("printing as NumPy prints", () => {
  it(`repr and str of ${cases.length} arrays under print options, and of their elements`, () => {
    const wrong = cases.flatMap((test) => differences(test).map((difference) => ({ ...difference, test })));
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});

function differences({ array, options, repr, str, scalar }: Case) {
  const context = plainContext();
  const given = Object.fromEntries(Object.entries(options).map(([name, value]) => [name, decode(value)]));
  setOptions(context, updatedOptions(defaultOptions, readOptions(given)));
  const compare = (value: Value, wanted: readonly [string, string]) => [
    { want: wanted[0], got: reprOf(value, context) },
    { want: wanted[1], got: strOf(value, context) },
  ];
  const all = compare(decode(array), [repr, str]);
  if (scalar) all.push(...compare(decode(scalar[0]), [scalar[1], scalar[2]]));
  return all.filter(({ want, got }) => want !== got);
}
