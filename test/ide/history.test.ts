import { describe, expect, it } from "vitest";
import { analyze, memoryHistory, memoryReport, peak } from "../../core/ide/index.ts";
import type { MemoryHistory } from "../../core/ide/types.ts";
import { isOperation } from "../../core/trace/flow.ts";

const analysisOf = (program: string) => analyze(`import numpy as np\n${program}\n`);
const historyOf = (program: string) => memoryHistory(analysisOf(program));

/** The bytes of the blocks that are drawn at each moment. */
function sums({ lines, blocks, rest }: MemoryHistory): number[] {
  return lines.map((_, moment) =>
    blocks
      .filter(({ from, to }) => from <= moment && moment < to)
      .reduce((sum, { bytes }) => sum + (bytes ?? Number.NaN), rest?.[moment] ?? 0),
  );
}

const programs = {
  plain: "a = np.zeros(1000)\nb = a * 2\ndel a\nc = b.copy()",
  "reused temporaries": "a = np.ones((400, 400))\nb = a * 2 + a * 3 - a\nc = -(a + b)",
  "NumPy's own temporaries": "a = np.arange(10000.)\nb = np.unique(a)\nc = np.median(a)",
  loops: "total = np.zeros(500)\nfor i in range(5):\n    part = np.full(500, i)\n    total = total + part",
  functions:
    "def f(x):\n    y = x * 2\n    return y.sum()\nfor i in range(3):\n    s = f(np.ones(100 * (i + 1)))",
  "a comprehension":
    "parts = [np.zeros(10 * i) for i in range(1, 6)]\nwhole = np.concatenate(parts)\ndel parts",
};

describe("the history of memory", () => {
  it.each(Object.entries(programs))("adds up to the bytes alive at each step: %s", (_, program) => {
    const analysis = analysisOf(program);
    const history = memoryHistory(analysis);
    const { trace } = analysis;
    const most = Math.max(...sums(history));
    expect(most).toBe(trace.peak?.bytes);
    expect(sums(history)[history.peak ?? -1]).toBe(most);
    const alive = new Set(sums(history));
    for (const event of trace.events)
      if (isOperation(event) && event.allocated !== 0 && event.hiddenPeak === 0)
        expect(alive).toContain(event.live);
  });

  it.each([
    ["b.sum()", 4],
    ["a[:] = 1", 4],
    ["a += 1", 4],
    ["b = b.reshape(2, 500)", 3],
    ["a[0] = 1", 3],
  ])(
    "has its peak where the arrays first reach it, NumPy's own where a number is an array too: %s",
    (statement, line) => {
      const analysis = analysisOf(`a = np.empty(1000)\nb = np.empty(1000)\n${statement}`);
      expect(memoryHistory(analysis).peakLine).toBe(3);
      expect(peak(analysis).peakLine).toBe(line);
    },
  );

  it("names blocks as the program does, and temporaries by their text", () => {
    const { blocks, lines } = historyOf("a = np.zeros((300, 300))\nb = np.exp(a - 1).sum()\ndel a");
    expect(blocks.map(({ name, kind }) => [name, kind])).toEqual([
      ["a", "array"],
      ["a - 1", "temporary"],
      ["np.exp(a - 1)", "temporary"],
    ]);
    const [a, difference] = blocks;
    expect(a).toMatchObject({ bytes: 720_000, dtype: "float64", shape: "(300, 300)", created: { line: 2 } });
    expect(lines[difference.from]).toBe(3);
    expect(lines[a.to]).toBe(4);
  });

  it("has formulas in the program's names, and their unknowns", () => {
    const { blocks, peakSize, unknowns } = historyOf("n = int(input())\na = np.zeros((n, 3))\nb = a + 1");
    expect(blocks.map(({ formula }) => formula)).toEqual(["24*n", "24*n"]);
    expect(peakSize).toEqual({ formula: "48*n", terms: [{ coefficient: 48, of: ["n"] }] });
    expect(unknowns.map(({ name }) => name)).toEqual(["n"]);
    const rest = historyOf("n = int(input())\na = np.zeros(n)\nb = a[1:] * 2");
    expect(rest.unknowns.map(({ name, follows }) => [name, follows?.how])).toEqual([
      ["n", undefined],
      ["max(n - 1, 0)", "max"],
    ]);
  });

  it("sums up the small blocks of many", () => {
    const history = historyOf("keep = [np.zeros(100 + i) for i in range(2100)]\nbig = np.zeros(10**6)");
    expect(history.blocks).toHaveLength(2000);
    expect(history.blocks.some(({ name }) => name === "big")).toBe(true);
    expect(Math.max(...sums(history))).toBe(8e6 + 8 * (2100 * 100 + (2099 * 2100) / 2));
  });
});

describe("the report at the cursor", () => {
  it("stands at a moment of the history that has as many bytes", () => {
    const analysis = analysisOf("a = np.zeros(1000)\nb = a * 2\ndel a\nc = b[::2]\nd = b + 1");
    const history = memoryHistory(analysis);
    for (const line of [2, 3, 4, 5, 6]) {
      const report = memoryReport(analysis, { line, col: 0 });
      expect(report.moment === undefined ? 0 : (sums(history)[report.moment] ?? 0)).toBe(report.liveBytes);
    }
  });

  it("says what keeps each buffer alive", () => {
    const analysis = analysisOf("image = np.zeros((1000, 1000))\nthumb = image[::10, ::10]\ndel image");
    const [buffer] = memoryReport(analysis, { line: 4, col: 0 }).buffers;
    expect(buffer.pinnedBy).toMatchObject([{ name: "thumb", how: "view", at: { line: 3 } }]);
  });
});
