import { describe, expect, it } from "vitest";
import { newArray } from "../../core/ndarray/array.ts";
import { float32, float64 } from "../../core/ndarray/dtypes/dtype.ts";
import { times, unknownDim } from "../../core/ndarray/layouts/dim.ts";
import { contiguous, transposed } from "../../core/ndarray/layouts/layout.ts";
import { scalar } from "../../core/ndarray/make.ts";
import { preview } from "../../core/ndarray/print/preview.ts";
import { formatBytes, show } from "../../core/ndarray/show.ts";
import { decode, type Json, truth } from "./facts.ts";

const cases = truth("show") as readonly (readonly [Json, string])[];
const n = unknownDim("n");
const m = unknownDim("m");

describe("the one text form of an array", () => {
  it(`is what test/oracle/show.py gives for ${cases.length} arrays`, () => {
    const wrong = cases.flatMap(([json, want]) => {
      const array = decode(json);
      if (array.t !== "ndarray") return [{ json, want, got: array.t }];
      const got = show(array, { ownerName: want.includes("view(base)") ? "base" : undefined });
      return got === want ? [] : [{ json, want, got }];
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it("names unknown lengths, and shows ? for those without a name", () => {
    expect(show(newArray(contiguous(float32, [n, 3])))).toBe("float32[n, 3] C");
    expect(show(newArray(transposed(contiguous(float32, [n, m]))))).toBe("float32[m, n] F");
    expect(show(newArray(contiguous(float32, [unknownDim("count of mask")])))).toBe("float32[?] C");
    expect(show(newArray({ dtype: float32, shape: [n], strides: [unknownDim("s")], offset: 0 }))).toBe(
      "float32[n] ?",
    );
  });

  it("shows a scalar by its dtype, and subclasses by name", () => {
    expect(show(scalar(float64, 1.5))).toBe("float64");
    expect(show(newArray(contiguous(float64, [2]), undefined, "memmap"))).toBe("memmap float64[2] C");
  });

  it("writes bytes with three digits, or as a formula", () => {
    const texts = [0, 1, 999, 1000, 80_000, 8_000_000, 1_600_000_000, 999_999].map(formatBytes);
    expect(texts).toEqual(["0 B", "1 B", "999 B", "1 kB", "80 kB", "8 MB", "1.6 GB", "1 MB"]);
    expect(formatBytes(times(8, times(n, m)))).toMatch(/^8\*(n\*m|m\*n) bytes$/);
  });
});

describe("a preview", () => {
  it("of a huge array looks at its edges only", () => {
    const ramp = newArray(contiguous(float64, [10 ** 6, 10 ** 6]), {
      kind: "ramp",
      dtype: float64,
      start: 0,
      step: 1,
    });
    expect(preview(ramp)).toBe(
      ["[[0.00000e+00 ... 9.99999e+05]", " ...", " [9.99999e+11 ... 1.00000e+12]]"].join("\n"),
    );
  });

  it("of unknown contents is undefined", () => {
    expect(preview(newArray(contiguous(float64, [3])))).toBeUndefined();
  });
});
