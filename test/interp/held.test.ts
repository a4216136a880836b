import { expect, test } from "vitest";
import { analyze, memoryReport } from "../../core/ide/index.ts";

/** The bytes alive after the last line of a program. */
const aliveAfter = (program: string) =>
  memoryReport(analyze(program), { line: program.split("\n").length, col: 0 }).liveBytes;

test.each([
  ["a list", "held = []\nheld.append(np.zeros(1000))\nheld.append(np.zeros(1000))", 16_000],
  ["a dict", "held = {}\nheld['a'] = np.zeros(1000)\nheld.get('a')\nheld.get('a')", 8000],
  [
    "an object",
    "class Held:\n    def __init__(self):\n        self.a = np.zeros(1000)\n    def size(self):\n        return self.a.size\nheld = Held()\nheld.size()\nheld.size()",
    8000,
  ],
])("a method called on %s leaves what it holds alive, and del releases it", (_, text, bytes) => {
  const program = `import numpy as np\n${text}`;
  expect(aliveAfter(program)).toBe(bytes);
  expect(aliveAfter(`${program}\ndel held`)).toBe(0);
});

test("a method that is kept keeps its object alive", () => {
  const program = "import numpy as np\nheld = [np.zeros(1000)]\nkept = held.index\ndel held";
  expect(aliveAfter(program)).toBe(8000);
  expect(aliveAfter(`${program}\ndel kept`)).toBe(0);
});

test.each([
  "sum(k for k in range(3))",
  "x, y = (k for k in range(2))",
  "for k in (j for j in range(2)): pass",
])("a generator expression among a module's statements lets go of nothing but its own: %s", (statement) => {
  expect(aliveAfter(`import numpy as np\nheld = np.zeros(1000)\n${statement}`)).toBe(8000);
});
