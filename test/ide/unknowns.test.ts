import { expect, it } from "vitest";
import {
  analyze,
  codeLenses,
  findings,
  hover,
  inlayHints,
  memoryHistory,
  memoryReport,
} from "../../core/ide/index.ts";

const program = `import sys
import numpy as np
a = np.zeros(int(input()))
b = np.ones((int(input()), int(sys.argv[1])))
d = np.nonzero(b)[0]
h = np.unique(np.loadtxt("x"))
def g(x, k):
    y = np.zeros((len(x), k.shape[0]))
    return y @ np.ones((y.shape[1], 2))
for line in open("x"):
    q = np.zeros(len(line))
data = np.load("nothing.npy")
r = np.empty((len(data), data.shape[1], 7), dtype="f4")
n = int(input())
s = np.zeros(n)
n = int(input())
t = np.zeros((n, 2))
`;

const analysis = analyze(program);
const lines = program.split("\n");

function titleOn(start: string): string | undefined {
  const line = lines.findIndex((text) => text.trim().startsWith(start));
  return hover(analysis, { line: line + 1, col: lines[line].indexOf(start) })?.title;
}

it("calls unknown lengths as the program writes them", () => {
  expect(titleOn("a =")).toBe("float64[int(input())] C");
  expect(titleOn("b =")).toBe("float64[int(input())\u2082, int(sys.argv[1])] C");
  expect(titleOn("y =")).toMatch(/^float64\[len\(x\), \w\.shape\[[01]\]\] C$/);
  expect(titleOn("q =")).toBe("float64[len(line)] C");
  expect(titleOn("r =")).toMatch(/^float32\[len\(data\), \w+\.shape\[1\], 7\] C$/);
});

it("tells numbers of one name apart", () => {
  expect(titleOn("s =")).toBe("float64[n] C");
  expect(titleOn("t =")).toBe("float64[n\u2082, 2] C");
});

it("shows no name that only the analysis knows, wherever sizes are shown", () => {
  const positions = lines.flatMap((text, i) => [...text].map((_, col) => ({ line: i + 1, col })));
  const shown = [
    positions.map((at) => hover(analysis, at)?.markdown.replace(/base64,[^)]*/, "")),
    lines.map((_, i) => memoryReport(analysis, { line: i + 1, col: 0 })),
    memoryHistory(analysis),
    inlayHints(analysis, undefined, "full"),
    codeLenses(analysis),
    findings(analysis),
  ];
  expect([...JSON.stringify(shown).matchAll(/.{0,30}\w[?#]\d+.{0,30}/g)].map(([text]) => text)).toEqual([]);
});

it("calls a number by the name that it had first when the program ran, and those of a loop's rounds alike", () => {
  const text = `import numpy as np
def filled(size):
    return np.ones((size, size))
rows = int(input())
parts = []
for k in range(int(input())):
    block = np.zeros((rows, 3 * k + 1))
    parts.append(block.copy())
table = filled(rows)
`;
  const looped = analyze(text);
  expect(hover(looped, { line: 9, col: 0 })?.title).toBe("float64[rows, rows] C");
  const { unknowns, blocks } = memoryHistory(looped);
  expect(unknowns.filter(({ follows }) => !follows).map(({ name }) => name)).toEqual(["k", "rows"]);
  const k = { formula: "k", terms: [{ coefficient: 1, of: ["k"] }] };
  expect(unknowns.find(({ name }) => name === "k\u2082")?.follows).toEqual({ how: "max", of: [k, k] });
  expect(blocks.map(({ formula }) => formula)).toEqual(
    expect.arrayContaining(["24*k*rows + 8*rows", "24*k\u2082*rows + 8*rows", "8*rows**2"]),
  );
});
