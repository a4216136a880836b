import { describe, expect, test } from "vitest";
import { bytesAt, mostThatFits, positionOf, sizeText, valueAt, valuesFor } from "../../client/panel/sizes.ts";
import { ghostPath, peakOf, stackOf } from "../../client/panel/stack.ts";
import type { Block, MemoryHistory } from "../../server/protocol.ts";

const at = (line: number) => ({ line, col: 0, endLine: line, endCol: 1 });

const block = (name: string, from: number, to: number, size: Partial<Block>): Block => ({
  id: name,
  name,
  kind: "array",
  from,
  to,
  created: at(from + 1),
  ...size,
});

/** a lives throughout, b in the middle, c begins when b has gone. */
const history: MemoryHistory = {
  lines: [1, 2, 3, 4],
  blocks: [
    block("b", 0, 2, { bytes: 100 }),
    block("a", 0, 4, { bytes: 50 }),
    block("c", 2, 4, { formula: "8*n", terms: [{ coefficient: 8, of: ["n"] }] }),
  ],
  unknowns: [{ name: "n", least: 0 }],
  peak: 0,
};

describe("the stacked timeline", () => {
  const stack = stackOf(history, { n: 10 }, 416, 138);
  const y = (bytes: number) => 120 - (bytes / 150) * 100;

  test("adds up what is alive at each moment", () => {
    expect(stack.totals).toEqual([150, 150, 130, 130]);
    expect(stack.peak).toMatchObject({ bytes: 150, moment: 0, y: 20 });
    expect(peakOf(history, { n: 100 })).toMatchObject({ bytes: 850, line: 3 });
  });

  test("knows the block under the pointer, which slides down when one below is released", () => {
    const nameAt = (x: number, bytes: number) => stack.blockAt(x, y(bytes))?.name;
    expect([nameAt(50, 10), nameAt(50, 120), nameAt(50, 160)]).toEqual(["b", "a", undefined]);
    expect([nameAt(350, 10), nameAt(350, 60), nameAt(350, 140)]).toEqual(["a", "c", undefined]);
  });

  test("draws each block as one closed outline inside the picture", () => {
    for (const { path } of stack.shapes) {
      expect(path).toMatch(/^M[\d. HVLM]+Z$/);
      for (const [number] of path.matchAll(/[\d.]+/g)) expect(Number(number)).toBeLessThanOrEqual(416);
    }
    expect(stack.ticks.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });

  test("is drawn for a file without blocks", () => {
    const empty = stackOf({ lines: [], blocks: [], unknowns: [] }, {}, 100, 100);
    expect(empty).toMatchObject({ shapes: [], totals: [0], peak: undefined });
  });

  test("lays the history after a fix over it by lines", () => {
    const fixed = { ...history, lines: [1, 4], blocks: [block("a", 0, 2, { bytes: 50 })] };
    const path = ghostPath(stack, history, fixed, {});
    expect(path.match(/ [\d.]+H/g)?.map((part) => Number(part.slice(1, -1)))).toEqual(
      [50, 50, 50, 50].map((bytes) => Math.round(y(bytes) * 10) / 10),
    );
  });

  test("takes 2,000 blocks in a few frames, and draws those that have a height", () => {
    const many = Array.from({ length: 2000 }, (_, i) => block(`b${i}`, i, i + 40, { bytes: 8 * (i % 97) }));
    const long = { lines: many.map((_, i) => i), blocks: many, unknowns: [] };
    const { shapes, rest } = stackOf(long, {}, 800, 120);
    expect(shapes.length).toBeGreaterThan(1700);
    expect(Math.min(...shapes.map(({ block: { bytes = 0 } }) => bytes))).toBeGreaterThan(40);
    expect(rest).toMatch(/^M/);
  });

  test("says only where an outline turns", () => {
    const lines = Array.from({ length: 500 }, (_, i) => i);
    const blocks = [block("a", 0, 500, { bytes: 50 }), block("b", 100, 200, { bytes: 50 })];
    const [a, b] = stackOf({ lines, blocks, unknowns: [] }, {}, 516, 138).shapes.map(({ path }) => path);
    expect(a).toBe("M8 70H508V120H8Z");
    expect(b).toBe("M108 20H208V70H108Z");
  });
});

describe("sizes with unknowns", () => {
  const size = { formula: "8*n*d", terms: [{ coefficient: 8, of: ["n", "d"] }] };

  test("follow the sliders", () => {
    expect(bytesAt(size, { n: 1000, d: 3 })).toBe(24_000);
    expect(sizeText(size, { n: 1000, d: 3 })).toBe("24 kB = 8*n*d");
    expect([sizeText({ bytes: 8e6 }, {}), sizeText({}, {})]).toEqual(["8 MB", "unknown size"]);
  });

  test("say how far an unknown may grow", () => {
    expect(mostThatFits(size, "n", [], { n: 1, d: 2 }, 16e9)).toBe(1e9);
    expect(mostThatFits(size, "m", [], { n: 1, d: 2 }, 16e9)).toBeUndefined();
  });

  test("take along what follows from others", () => {
    const n = {
      formula: "n - 1",
      terms: [
        { coefficient: 1, of: ["n"] },
        { coefficient: -1, of: [] },
      ],
    };
    const unknowns = [
      { name: "n", least: 0 },
      { name: "max(n - 1, 0)", least: 0, follows: { how: "max", of: [n, { bytes: 0 }] } as const },
    ];
    const rest = { formula: "8*max(n - 1, 0)", terms: [{ coefficient: 8, of: ["max(n - 1, 0)"] }] };
    expect(valuesFor(unknowns, { n: 0 })).toEqual({ n: 0, "max(n - 1, 0)": 0 });
    expect(bytesAt(rest, valuesFor(unknowns, { n: 51, "max(n - 1, 0)": 7 }))).toBe(400);
    expect(mostThatFits(rest, "n", unknowns, { n: 1 }, 16e9)).toBe(2e9 + 1);
  });

  test("begin with what is assumed, inside what is possible", () => {
    const unknowns = [
      { name: "n", least: 0, assumed: 5_000_000 },
      { name: "d", least: 0, most: 3 },
      { name: "m", least: 0 },
    ];
    expect(valuesFor(unknowns, { m: 7 })).toEqual({ n: 5_000_000, d: 3, m: 7 });
    for (const value of [0, 1, 50, 1000, 25_000, 1e9])
      expect(valueAt(positionOf(value, unknowns[2]), unknowns[2])).toBe(value);
  });
});
