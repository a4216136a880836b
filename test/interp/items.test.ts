import { describe, expect, it } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";

/** What is claimed of `r` in a program that begins with an input and a library that are not known. */
function claimed(body: string) {
  const code = `import sys\nimport numpy as np\nimport lib\nn = len(sys.argv)\n${body}\n`;
  const found = facts(analyze(code)).findLast(({ name, kind }) => name === "r" && kind === "bind");
  return found && { dtype: found.dtype, shape: found.shape, type: found.type };
}

describe("items of two rounds are not the same", () => {
  it.each([
    ["a range", "for i in range(n):\n    if i:\n        r = np.zeros(i - last)\n    last = i"],
    [
      "a range in a comprehension's loop",
      "for i in [k for k in range(n)]:\n    if i:\n        r = np.zeros(i - last)\n    last = i",
    ],
    [
      "an enumeration",
      "for i, a in enumerate(sys.argv):\n    if i:\n        r = np.zeros(i - last)\n    last = i",
    ],
    ["lists of a dict", "for k in lib.keys():\n    for v in [[1], [1, 2]]:\n        r = np.zeros(len(v))"],
  ])("of %s", (_, body) => {
    expect(typeof claimed(body)?.shape?.[0]).not.toBe("number");
  });
});

describe("beside something unknown the items of what is known are known in part", () => {
  it.each([
    [
      "arrays",
      "for a, m in zip(lib.axes, [np.zeros((2, 3)), np.ones((2, 3))]):\n    r = m + 1",
      { type: "ndarray", dtype: "float64", shape: [2, 3] },
    ],
    [
      "arrays of two lengths",
      "for a, m in zip(lib.axes, [np.zeros(2), np.ones(3)]):\n    r = m + 1",
      { type: "ndarray", dtype: "float64", shape: [expect.stringMatching(/\?/)] },
    ],
    [
      "pairs of a dict",
      "for a, (k, m) in zip(lib.axes, {'a': np.zeros(2)}.items()):\n    r = m + 1",
      { type: "ndarray", dtype: "float64", shape: [2] },
    ],
    [
      "elements of an array",
      "for a, v in zip(lib.axes, np.arange(3)):\n    r = np.full(4, v)",
      { type: "ndarray", dtype: "int64", shape: [4] },
    ],
    [
      "rows of an array",
      "for a, v in zip(lib.axes, np.zeros((5, 3))):\n    r = v + 1",
      { type: "ndarray", dtype: "float64", shape: [3] },
    ],
    [
      "numbers that are counted",
      "for i, (a, v) in enumerate(zip(lib.axes, [1, 2])):\n    r = np.full((2, 2), v + i)",
      { type: "ndarray", dtype: "int64", shape: [2, 2] },
    ],
  ])("%s", (_, body, expected) => {
    expect(claimed(body)).toEqual(expected);
  });

  it.each([
    ["numbers and texts", "for a, v in zip(lib.axes, [1, 'a']):\n    r = np.array(v)"],
    [
      "a list that the loop makes longer",
      "l = [1]\nfor a, v in zip(lib.axes, l):\n    r = np.array(v)\n    l.append('a')",
    ],
    [
      "a list that the library has got",
      "l = [1]\nlib.keep(l)\nfor a, v in zip(lib.axes, l):\n    r = np.array(v)",
    ],
    ["keys of several kinds", "for a, v in zip(lib.axes, {1: 2, 'b': 3}):\n    r = np.array(v)"],
  ])("but not %s", (_, body) => {
    expect(claimed(body)?.dtype).toBeUndefined();
  });
});

it("a list of what an iterator has left is not as long as all its items", () => {
  const body = "it = zip(lib.axes, range(3))\nnext(it)\nr = np.zeros(len(list(it)))";
  expect(typeof claimed(body)?.shape?.[0]).not.toBe("number");
  expect(claimed("it = iter([1, 2, 3])\nnext(it)\nr = np.zeros(len(list(it)))")?.shape).toEqual([2]);
});

it("a function that makes each item is called for all of them, however few steps are left", () => {
  const body =
    "log = []\ndef f(a):\n    log.append(a)\n    return a\nfor i in range(200_000):\n    pass\nfrom itertools import starmap\nt = tuple(starmap(f, zip(range(300))))\nr = np.zeros(len(log))";
  const length = claimed(body)?.shape?.[0];
  expect(typeof length !== "number" || length === 300).toBe(true);
});

it("a long list of rows made in a loop leaves steps for the rest", () => {
  const body =
    "def draw(f, color):\n    t = np.linspace(0, 1, 5000)\n    x = np.sin(f * t)\n    points = list(zip(x.astype(int), x.astype(int), x.astype(int), x.astype(int)))\n    return x\nfor f, c in [(i, 'c') for i in range(40)]:\n    r = draw(f, c)";
  expect(claimed(body)?.type).toBe("ndarray");
});

describe("sum() of what is not known one by one", () => {
  it.each([
    ["a long vector", "r = sum(np.random.rand(5000))", { type: "scalar", dtype: "float64" }],
    ["a long vector of bool", "r = sum(np.random.rand(5000) < 0.5)", { type: "scalar", dtype: "int64" }],
    ["lengths", "r = sum([len(x) for x in sys.argv])", { type: "pyint", dtype: undefined }],
    ["elements that are known", "r = sum(np.arange(4))", { type: "scalar", dtype: "int64" }],
  ])("has a type: %s", (_, body, expected) => {
    expect(claimed(body)).toMatchObject(expected);
  });

  it("has none where there may be no number", () => {
    expect(claimed("r = sum(np.random.rand(n))")).toBeUndefined();
  });
});

describe("Matplotlib's arrays", () => {
  it.each([
    ["plt.subplots(2, 2)[1]", { dtype: "object", shape: [2, 2] }],
    ["plt.subplots(1, 3, figsize=(9, 3))[1]", { dtype: "object", shape: [3] }],
    ["plt.subplots(nrows=2, ncols=1)[1]", { dtype: "object", shape: [2] }],
    ["plt.subplots(1, 3, squeeze=False)[1]", { dtype: "object", shape: [1, 3] }],
    ["plt.hist(np.random.rand(99), bins=30)[0]", { dtype: "float64", shape: [30] }],
    ["plt.hist(np.random.rand(99), bins=30)[1]", { dtype: "float64", shape: [31] }],
  ])("of %s", (expression, expected) => {
    expect(claimed(`import matplotlib.pyplot as plt\nr = ${expression}`)).toMatchObject(expected);
  });

  it.each(["plt.subplots()[1]", "plt.subplots(n, 2)[1]", "plt.hist([[1], [2]], bins=3)[0]"])(
    "but nothing of %s",
    (expression) => {
      expect(claimed(`import matplotlib.pyplot as plt\nr = ${expression}`)).toBeUndefined();
    },
  );
});

it("eigenvalues of a matrix that is not known have a shape, and no dtype", () => {
  const body = "r, v = np.linalg.eig(np.random.rand(5, 5))";
  expect(claimed(body)).toEqual({ type: "ndarray", dtype: undefined, shape: [5] });
});

it("the present date has a unit", () => {
  expect(claimed("r = np.datetime64('now')")?.dtype).toBe("datetime64[s]");
  expect(claimed("r = np.datetime64('today', 'M')")?.dtype).toBe("datetime64[M]");
});
