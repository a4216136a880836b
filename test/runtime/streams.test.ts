import { describe, expect, it } from "vitest";
import { unknownDim } from "../../core/ndarray/layouts/dim.ts";
import { none, pyInt, type Value } from "../../core/ndarray/value.ts";
import { rowOf } from "../../core/numpy/names/registry.ts";
import { type Json, truth } from "./facts.ts";
import { agrees, fileContext, runSession, type Step } from "./sessions.ts";

const sessions = truth("streams") as unknown as readonly (readonly Step[])[];

describe("streams of numpy.random", () => {
  it(`${sessions.flat().length} calls in ${sessions.length} sessions`, () => {
    const wrong = sessions.flatMap((steps) => {
      const got = runSession(steps);
      return steps.flatMap((step, i) => (isRight(got[i], step) ? [] : [{ step, got: got[i] }]));
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

describe("draws that nobody can know", () => {
  const drawn = (seed: Value, size: Value) => {
    const context = fileContext();
    const made = rowOf("numpy.random.default_rng")?.call([seed], new Map(), context);
    const rng = made?.kind === "value" ? made.value : none;
    const call = (name: string, ...args: readonly Value[]) => {
      const effect = rowOf(`numpy.random.Generator.${name}`)?.call([rng, ...args], new Map(), context);
      return effect?.kind === "alloc" ? effect.out : undefined;
    };
    return { ints: call("integers", pyInt(3), pyInt(10), size), reals: call("random", size) };
  };

  it("have bounds without a seed", () => {
    const { ints, reals } = drawn(none, pyInt(5));
    expect(ints?.contents).toMatchObject({ kind: "bounds", lo: 3, hi: 9, integral: true });
    expect(reals?.contents).toMatchObject({ kind: "bounds", lo: 0, hi: 1, nan: false });
    expect(reals?.layout).toMatchObject({ shape: [5], strides: [8] });
  });

  it("have bounds when there are too many, and what is drawn later is not known", () => {
    const { ints, reals } = drawn(pyInt(1), pyInt(10 ** 12));
    expect(ints?.contents).toMatchObject({ kind: "bounds", lo: 3, hi: 9 });
    expect(reals?.contents.kind).toBe("bounds");
  });

  it("keep a shape that is not known", () => {
    const n = unknownDim("n");
    const { ints } = drawn(pyInt(1), pyInt(n));
    expect(ints?.layout.shape).toEqual([n]);
    expect(ints?.contents).toMatchObject({ kind: "bounds", lo: 3, hi: 9 });
  });
});

/** The C library's functions leave a unit in the last place open in one draw of a thousand. */
function isRight(got: Json, { gives }: Step): boolean {
  const isSingle = gives !== null && typeof gives === "object" && "dtype" in gives && gives.dtype === "<f4";
  return agrees(got, gives, isSingle ? 1e-6 : 1e-14) || agrees(got, gives, 0);
}
