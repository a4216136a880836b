import { describe, expect, it } from "vitest";
import { elementsOf } from "../../core/ndarray/access.ts";
import { type NDArray, newArray } from "../../core/ndarray/array.ts";
import type { Bounds } from "../../core/ndarray/contents/contents.ts";
import { byChar, type DType, float64, int64, uint8 } from "../../core/ndarray/dtypes/dtype.ts";
import { unknownDim } from "../../core/ndarray/layouts/dim.ts";
import { contiguous } from "../../core/ndarray/layouts/layout.ts";
import { pyFloat, pyInt, pyList } from "../../core/ndarray/value.ts";
import { asArray } from "../../core/numpy/conversion/coerce.ts";
import type { Effect } from "../../core/numpy/op.ts";
import { binary, compare, inplace } from "../../core/numpy/operators.ts";
import {
  type CallCase,
  effectFacts,
  isPartial,
  type Json,
  plainContext,
  runCall,
  truth,
  wrongClaims,
} from "./facts.ts";

describe.each(["ufuncs", "reductions"])("%s as NumPy computes them", (topic) => {
  const cases = truth(topic) as unknown as readonly CallCase[];
  const answers = cases.map((test) => ({ test, got: named(runCall(test)) }));

  it("claims nothing else than NumPy", () => {
    const wrong = answers.flatMap(({ test, got }) => {
      const facts = wrongClaims(nearby(got, test.gives), test.gives);
      return facts.length > 0 ? [{ facts, got, ...test }] : [];
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it("knows nearly all of it", () => {
    const partial = answers.filter(({ test, got }) => isPartial(nearby(got, test.gives), test.gives));
    expect(partial.length / cases.length).toBeLessThan(0.02);
  });
});

/** NumPy's loops round the last digit of float32 and of some functions in their own way: a number that near counts as the same. */
function nearby(got: Json, want: Json): Json {
  if (typeof got === "number" && typeof want === "number")
    return Math.abs(got - want) <= 4e-6 * Math.abs(want) ? want : got;
  if (Array.isArray(got) && Array.isArray(want)) return got.map((item, i) => nearby(item, want[i] ?? null));
  if (!isRecord(got) || !isRecord(want)) return got;
  return Object.fromEntries(
    Object.entries(got).map(([key, value]) => [key, nearby(value, want[key] ?? null)]),
  );
}

function isRecord(json: Json): json is { readonly [key: string]: Json } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** NumPy shows its private exceptions under the name of their public base. */
function named(got: Json): Json {
  if (!isRecord(got)) return got;
  if ("result" in got) return { ...got, result: named(got.result) };
  return String(got.raises).startsWith("_UFunc") ? { ...got, raises: "UFuncTypeError" } : got;
}

const context = plainContext();

function ints(...items: number[]): NDArray {
  return asArray(pyList(items.map((item) => pyInt(item))), context);
}

function result(effect: Effect | undefined): Json {
  const facts = effectFacts(effect);
  return isRecord(facts) ? (facts.values ?? facts.value ?? facts.message ?? facts.unknown) : facts;
}

describe("operators", () => {
  it("take lists and Python numbers", () => {
    expect(result(binary("Add", ints(1, 2), pyList([pyInt(10), pyFloat(0.5)]), context))).toEqual([11, 2.5]);
    expect(result(binary("Pow", ints(2, 3), pyInt(40), context))).toEqual([
      1099511627776,
      "-6289078614652622815",
    ]);
    expect(result(compare("Lt", pyInt(1), ints(1, 2), context))).toEqual([false, true]);
  });

  it("leave lists repeated by a NumPy integer, and text, to Python", () => {
    expect(binary("Mult", pyList([]), pyInt(2), context)).toBeUndefined();
    expect(binary("Mod", { t: "str", v: "%d" }, ints(1), context)).toBeUndefined();
  });

  it("write in place, and refuse what would not fit", () => {
    const a = ints(1, 2, 3);
    inplace("Mult", a, pyInt(3), context);
    expect(elementsOf(a)).toEqual([3, 6, 9]);
    expect(result(inplace("Mult", a, pyFloat(0.5), context))).toBe(
      "Cannot cast ufunc 'multiply' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'",
    );
  });
});

describe("arrays too large to compute", () => {
  const bounds = (dtype: DType, lo: number, hi: number): NDArray => {
    const content: Bounds = { kind: "bounds", dtype, lo, hi, integral: dtype.kind !== "f", nan: false };
    return newArray(contiguous(dtype, [unknownDim("n"), 10]), content);
  };
  const contentsOf = (effect: Effect | undefined) =>
    effect && "out" in effect ? effect.out?.contents : undefined;

  it("keep the range of their values", () => {
    const a = bounds(int64, 0, 255);
    expect(contentsOf(binary("Add", a, pyInt(1), context))).toMatchObject({ lo: 1, hi: 256, integral: true });
    expect(contentsOf(binary("Mult", a, a, context))).toMatchObject({ lo: 0, hi: 65025 });
    expect(contentsOf(binary("Div", a, pyInt(255), context))).toMatchObject({ lo: 0, hi: 1, nan: false });
  });

  it("say all that a dtype holds where integers may wrap", () => {
    expect(contentsOf(binary("Add", bounds(uint8, 0, 200), pyInt(100), context))).toMatchObject({
      lo: 0,
      hi: 255,
    });
  });

  it("decide a comparison that the range decides", () => {
    const answer = contentsOf(compare("Lt", bounds(float64, 0, 1), pyInt(2), context));
    expect(answer).toMatchObject({ kind: "fill", dtype: byChar.get("?") });
  });
});
