import { describe, expect, test } from "vitest";
import { analyze, findings, hover, likelyAnalysis } from "../../core/ide/index.ts";
import { editChain, programs, randomFrom, shown } from "./chain.ts";

const library = `import numpy as np

SCALE = 2.0

def halves(x):
    # Halves.
    left = x.flatten()
    return left / 2

class Table:
    def __init__(self, n):
        self.data = np.zeros((n, 3))

    def rows(self):
        return self.data[0].copy()

def both(x):
    return halves(x) + SCALE

a = np.zeros((100, 100))
print(a.flatten().sum())
`;

/** The machine that evaluated the program lives on when its statements are not evaluated again. */
const keeps = (before: string, after: string) => {
  const first = analyze(before);
  const { machine } = first;
  const again = analyze(after, {}, first);
  expect(shown(again)).toBe(shown(analyze(after)));
  return again.machine === machine;
};

describe("an analysis after an edit", () => {
  test.each([
    ["of a comment", "# Halves.", "# Halves it.", true],
    ["of white space", "left / 2", "left  /  2", true],
    ["that adds an empty line", "SCALE = 2.0\n", "SCALE = 2.0\n\n", true],
    ["of a function that the program does not call", "left / 2", "left / 3", true],
    ["of a method", "[0].copy()", "[1].copy()", true],
    ["that adds a line to a function", "    left =", "    y = x.T\n    left =", true],
    ["of a parameter", "halves(x):", "halves(y):", false],
    ["of a statement", "SCALE = 2.0", "SCALE = 3.0", false],
    ["of a directive", "# Halves.", "# ndlens: budget 1 GiB", false],
  ])("%s keeps what it does not concern", (_, from, to, isKept) => {
    expect(keeps(library, library.replace(from, to))).toBe(isKept);
  });

  test("of a function that the program calls evaluates the program again", () => {
    const called = `${library}halves(a)\n`;
    expect(keeps(called, called.replace("left / 2", "left / 3"))).toBe(false);
  });

  test("that stopped half way is gone on from", () => {
    const first = analyze(library);
    let asked = 0;
    const stopped = analyze(library.replace("left / 2", "left / 3"), { cancelled: () => asked++ > 0 }, first);
    expect(stopped.trace.complete).toBe(false);
    const text = library.replace("left / 2", "left.T / 3");
    expect(shown(analyze(text, {}, stopped))).toBe(shown(analyze(text)));
  });

  test("is followed by what is likely, although that had to stop at first", () => {
    const analysis = analyze(library);
    const stopped = likelyAnalysis({ ...analysis, options: { cancelled: () => true } });
    expect(stopped?.trace.complete).toBe(false);
    const at = { line: 7, col: 5 };
    expect(hover(analysis, at)).toBeDefined();
    expect(hover(analysis, at)).toEqual(hover(analyze(library), at));
  });

  test("goes on from what was asked of it in between", () => {
    const first = analyze(library);
    findings(first);
    expect(shown(first)).toBe(shown(analyze(library)));
    expect(shown(analyze(library, {}, first))).toBe(shown(analyze(library)));
  });
});

// The same with thousands of edits, on any files: `npm run soak -- edits`.
test("a chain of edits ends where a fresh analysis does", () => {
  const random = randomFrom(1);
  const texts = [library, ...programs(["2_c_and_f_order.py", "nd501", "nd602"])];
  for (let i = 0; i < 8; i++) {
    const { difference } = editChain(texts[i % texts.length], 4, random);
    expect(difference?.again, difference?.text).toBe(difference?.fresh);
  }
}, 120_000);

/** Points to go on from lie between all statements here, as the programs are short. */
const options = { checkpointSteps: 0 };

describe("an edit of the last statement goes on from the one before, with", () => {
  test.each([
    ["arrays", "a = np.zeros((100, 100))\nb = a.T\na += 1\nb = b.copy()\nprint(a, b.sum())"],
    ["elements written again", "a = np.arange(6)\nb = a[::2]\nb[0] = 7\nb[:] = a.sum()\nprint(a)"],
    [
      "random numbers",
      "rng = np.random.default_rng(1)\nnp.random.seed(2)\na = rng.random(3) + np.random.rand(3)",
    ],
    [
      "print options",
      "np.set_printoptions(precision=2)\na = str(np.array([1 / 3]))\nnp.set_printoptions(precision=4)",
    ],
    ["files", 'np.save("a.npy", np.arange(3))\na = np.load("a.npy")\nnp.save("a.npy", np.arange(a.sum()))'],
    [
      "containers",
      "d = {}\nd['a'] = [np.ones(9)]\nd['a'].append((d['a'][0],))\ndel d['a'][0]\nx = d.pop('a')",
    ],
    ["tuples", "t = (np.ones(9000), 1)\nu = t\nt = None\ndel u\nx = np.ones(2)"],
    [
      "functions",
      "def f(x):\n    return x * f.by\nf.by = 2\na = f(np.ones(3))\nf.by = np.float32(3)\na = f(a)",
    ],
    ["classes", "class C:\n    n = 0\nc = C()\nc.a = np.ones(3)\nC.n += 1\nc.a = c.a[C.n :]\nC.n += 1"],
    [
      "branches",
      "a = np.ones(3)\nif input():\n    a = np.ones((2, 2))\nb = a + 1\nwhile input():\n    b = b[:1]\nprint(b)",
    ],
    [
      "errors",
      "try:\n    a = np.ones(3) + np.ones(2)\nexcept ValueError as error:\n    a = str(error)\nb = a\nb + 1\nc = 2",
    ],
  ])("%s", (_, program) => {
    const text = `import numpy as np\n${program}\nx = 1\n`;
    const first = analyze(text, options);
    const { machine } = first;
    let again = first;
    for (const end of ["x = 12\n", "x = a = 3\n", "x = 1\ny = np.ones(2)\n", "x = 1\n", ""]) {
      const edited = text.replace("x = 1\n", end);
      again = analyze(edited, options, again);
      expect(shown(again)).toBe(shown(analyze(edited, options)));
      expect(again.machine).toBe(machine);
    }
  });
});

test("an edit behind a generator that was begun evaluates again what made it", () => {
  const text = "import numpy as np\ng = (np.ones(i) for i in range(4))\na = next(g)\nb = next(g)\nc = 1\n";
  const edited = text.replace("b = next(g)", "b = list(g)");
  const again = analyze(edited, options, analyze(text, options));
  expect(shown(again)).toBe(shown(analyze(edited, options)));
});

test("statements that were swapped are evaluated in their new order", () => {
  const text = "import numpy as np\na = np.ones(3)\na = np.ones(3)\na = a[1:]\na = a[1:]\nb = a * 2\n";
  const edited = text.replace("a = np.ones(3)\na = np.ones(3)", "a  = np.ones(3)\na = np.ones(3)");
  expect(shown(analyze(edited, options, analyze(text, options)))).toBe(shown(analyze(edited, options)));
});

test("an analysis that stopped among the statements is gone on from", () => {
  const text = "import numpy as np\na = np.zeros(9)\nfor i in range(300):\n    a[i % 9] += i\nb = a[::2]\n";
  let asked = 0;
  const stopped = analyze(text, { ...options, cancelled: () => asked++ > 1 });
  expect(stopped.trace.statementsDone).toBe(2);
  const edited = text.replace("::2", "::3");
  const { machine } = stopped;
  const again = analyze(edited, options, stopped);
  expect(again.machine).toBe(machine);
  expect(shown(again)).toBe(shown(analyze(edited, options)));
});
