import { describe, expect, it } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";
import { run, runStatement } from "../../core/interp/run.ts";
import { unknown } from "../../core/ndarray/value.ts";
import { parse } from "../../core/syntax/parse.ts";

/** What is claimed of the length of `r` at the end of a program that begins with an input `k`, a choice `c` and a library `lib` that are not known. */
function lengthClaimed(body: string): number | undefined {
  const code = `import sys\nimport lib\nimport numpy as np\nk = len(sys.argv) - 1\nc = k > 2\n${body}\n`;
  const found = facts(analyze(code)).findLast(({ name, kind }) => name === "r" && kind === "bind");
  const length = found?.shape?.[0];
  return typeof length === "number" ? length : undefined;
}

const log = "log = []\ndef note(x=None):\n    log.append(x)\n";
const end = "r = np.zeros(len(log))";

describe("code that is not known changes", () => {
  it.each([
    ["what a callback changes", `${log}lib.each(note)\n${end}`],
    ["what a callback changes that it got before", `${log}lib.keep(note)\nlog.clear()\nlib.run()\n${end}`],
    ["what a function changes that is one of several", `${log}f = note if c else print\nf(1)\n${end}`],
    [
      "what a writer of rows writes",
      "import csv, io\ns = io.StringIO()\nw = csv.writer(s)\nw.writerow([1, 2])\nr = np.zeros(len(s.getvalue()))",
    ],
    [
      "what an inner function changes",
      "log = []\ndef make(to):\n    def inner(x):\n        to.append(x)\n    return inner\nlib.each(make(log))\nr = np.zeros(len(log))",
    ],
    [
      "what a function changes that a callback calls",
      `${log}def other(x):\n    note(x)\nlib.each(other)\n${end}`,
    ],
    [
      "what a method changes",
      "log = []\nclass A:\n    def go(self):\n        log.append(1)\na = A() if c else A()\na.go()\nr = np.zeros(len(log))",
    ],
    [
      "what an operator changes",
      "log = []\nclass A:\n    def __add__(self, other):\n        log.append(1)\na = A() if c else A()\na + 1\nr = np.zeros(len(log))",
    ],
    [
      "what a property changes",
      "log = []\nclass A:\n    @property\n    def x(self):\n        log.append(1)\na = A() if c else A()\na.x\nr = np.zeros(len(log))",
    ],
    [
      "what a generator changes",
      "log = []\ndef g():\n    log.append(1)\n    yield 1\nfor x in (g() if c else g()):\n    pass\nr = np.zeros(len(log))",
    ],
    ["a list that it got before", "log = []\nlib.keep(log)\nlog.clear()\nlib.run()\nr = np.zeros(len(log))"],
    [
      "a default argument",
      "def keep(x, to=[]):\n    to.append(x)\n    return to\nlib.each(keep)\nr = np.zeros(len(keep(1)))",
    ],
    [
      "an attribute of a class",
      "class A:\n    n = 1\n    def go(self):\n        A.n = 5\nlib.run(A().go)\nr = np.zeros(A.n)",
    ],
    ["a global", "n = 1\ndef go():\n    global n\n    n += 1\nlib.run(go)\nr = np.zeros(n)"],
    [
      "any name through globals()",
      "n = 1\ndef go(name):\n    globals()[name] = 3\nlib.run(go)\nr = np.zeros(n)",
    ],
  ])("%s", (_, body) => {
    expect(lengthClaimed(body)).toBeUndefined();
  });

  it.each([
    [
      "a list that a callback only looks at",
      "log = [1]\ndef ask(x):\n    return len(log) + log[0] > x\nlib.each(ask)\nr = np.zeros(len(log))",
      1,
    ],
    ["what is no longer reachable", `${log}lib.each(print)\n${end}`, 0],
    [
      "what a name of the callback's own hides",
      "log = []\ndef note(x):\n    log = []\n    log.append(x)\nlib.each(note)\nr = np.zeros(len(log))",
      0,
    ],
  ])("but not %s", (_, body, length) => {
    expect(lengthClaimed(body)).toBe(length);
  });
});

describe("it is not known how often", () => {
  it.each([
    ["a comprehension changes something", `${log}[note(i) for i in range(k)]\n${end}`],
    ["a callback is called", `${log}sorted(range(k), key=note)\n${end}`],
    ["a map calls its function", `${log}m = map(note, range(k))\nlog.clear()\nlist(m)\n${end}`],
    [
      "an iterator that one path has advanced gives something",
      "g = iter([1, 2])\nif c:\n    next(g)\nr = np.zeros(sum(1 for _ in g))",
    ],
    ["a condition of a comprehension holds", "r = np.zeros([v for v in range(5) if v > k][0])"],
  ])("%s", (_, body) => {
    expect(lengthClaimed(body)).toBeUndefined();
  });
});

describe("an exception that may come", () => {
  const strict = "def strict(n):\n    if n > 1:\n        raise ValueError(n)\n";
  const manager = (swallows: string) =>
    `log = []\nclass M:\n    def __enter__(self):\n        return self\n    def __exit__(self, *details):\n        log.append(1)\n        return ${swallows}\n`;

  it.each([
    [
      "a manager swallows it",
      `${strict}${manager("True")}a = [1]\nwith M():\n    strict(k)\n    a = []\nr = np.zeros(len(a))`,
    ],
    [
      "suppress() swallows it",
      `${strict}import contextlib\na = [1]\nwith contextlib.suppress(ValueError):\n    strict(k)\n    a = []\nr = np.zeros(len(a))`,
    ],
    [
      "a mask of unknown length does not fit",
      "log = []\na = np.zeros(k)\ntry:\n    a[np.array([True, False])] = 0\nexcept IndexError:\n    log.append(1)\nr = np.zeros(len(log))",
    ],
    [
      "something unknown is iterated over",
      "log = []\ntry:\n    for x in lib.thing:\n        pass\nexcept TypeError:\n    log.append(1)\nr = np.zeros(len(log))",
    ],
  ])("leads on where %s", (_, body) => {
    expect(lengthClaimed(body)).toBeUndefined();
  });

  it("passes through __exit__ of a manager that does not swallow it", () => {
    const body = `${strict}${manager("False")}try:\n    with M():\n        strict(k)\nexcept ValueError:\n    pass\nr = np.zeros(len(log))`;
    expect(lengthClaimed(body)).toBe(1);
  });
});

describe("what is changed in place", () => {
  it.each([
    ["a dict by |=", "a = {1: 1}\nb = a\na |= {2: 2}\nr = np.zeros(len(b))", 2],
    ["a set by |=", "a = {1}\nb = a\na |= {2}\nr = np.zeros(len(b))", 2],
    ["a set by -=", "a = {1, 2}\nb = a\na -= {2}\nr = np.zeros(len(b))", 1],
    ["a list by *=", "a = [1]\nb = a\na *= 3\nr = np.zeros(len(b))", 3],
    ["a name by globals()", "n = 1\nglobals()['n'] = 4\nr = np.zeros(n)", 4],
  ])("changes for its other names: %s", (_, body, length) => {
    expect(lengthClaimed(body)).toBe(length);
  });

  it.each([
    ["a dict by a key that is not known", "a = {1: 1}\nb = a\na |= {k: 2}\nr = np.zeros(len(b))"],
    ["a frozenset stays as it is", "a = frozenset([1])\na |= {k}\nr = np.zeros(len(a))"],
    [
      "an attribute whose name is not known",
      "class A:\n    n = 1\na = A()\na.n = 2\nsetattr(a, 'n' if c else 'm', 3)\nr = np.zeros(a.n)",
    ],
    [
      "an attribute on one path that the class has",
      "class A:\n    n = 1\na = A()\nif c:\n    a.n = 2\nr = np.zeros(a.n)",
    ],
    ["a shape on one path", "a = np.zeros((2, 3))\nif c:\n    a.shape = (-1,)\nr = a + 0"],
  ])("is not known afterwards: %s", (_, body) => {
    expect(lengthClaimed(body)).toBeUndefined();
  });
});

it("an item of a list of unknown length keeps its dtype and its number of axes", () => {
  const code =
    "import sys\nimport numpy as np\nparts = [np.zeros(i + 1) for i in range(len(sys.argv))]\nr = parts[0] + 1\n";
  const found = facts(analyze(code)).find(({ name, kind }) => name === "r" && kind === "bind");
  expect([found?.dtype, found?.shape?.length]).toEqual(["float64", 1]);
});

describe("what may not fit", () => {
  it.each([
    ["a sum", "a = np.ones(3) + np.ones(k + 1)"],
    ["a sum in place", "a = np.ones(3)\n    a += np.ones(k + 1)"],
    ["a call with an output", "np.add(np.arange(k + 2), 1, out=np.zeros(3))"],
    ["a product", "np.dot(np.ones(3), np.ones(k + 1))"],
    ["arrays that are joined", "np.vstack([np.ones(3), np.ones(k + 1)])"],
    ["another shape", "np.ones(k + 1).reshape(2, 3)"],
    ["the greatest of none", "np.zeros(k).max()"],
  ])("may raise: %s", (_, statement) => {
    expect(
      lengthClaimed(
        `n = 1\ntry:\n    ${statement}\n    n = 2\nexcept ValueError:\n    pass\nr = np.zeros(n)`,
      ),
    ).toBeUndefined();
  });

  it.each(["v.sum()", "np.ones(3) + np.ones(3)"])("but not %s", (statement) => {
    expect(
      lengthClaimed(
        `v = np.ones(abs(k) + 1)\nn = 1\ntry:\n    ${statement}\n    n = 2\nexcept ValueError:\n    pass\nr = np.zeros(n)`,
      ),
    ).toBe(2);
  });
});

it("nothing is known of what a statement has done that could not be followed to its end", () => {
  const { machine } = run(parse("x = [1]\n"));
  const statement = {
    ...parse("x = y = 1\n").body[0],
    get value(): never {
      throw new RangeError("Maximum call stack size exceeded");
    },
  };
  runStatement(machine, statement as never);
  expect([machine.scope.get("x"), machine.starImported]).toEqual([unknown, true]);
  expect(machine.recorder.finish().isWhole).toBe(false);
});
