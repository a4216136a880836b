import { describe, expect, it, test } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";

/** What is claimed of `r` at the end of a program that begins with a choice `c` and an index `k` that are not known. */
function claimOf(body: string): unknown {
  const code = `import sys\nimport numpy as np\nk = len(sys.argv) - 1\nc = k > 2\nt = np.array([k, 1])[0]\n${body}\n`;
  const found = facts(analyze(code, { detailed: true })).findLast(
    ({ name, kind }) => name === "r" && kind === "bind",
  );
  const isOpen = found?.shape?.some((length) => String(length).includes("?"));
  return found?.values ?? found?.value ?? (isOpen ? undefined : found?.shape);
}

describe("what is done to one of several objects may have been done to each of them", () => {
  it.each([
    [
      "a list that was emptied, by another index",
      "a = {0: [], 1: [5]}\nx = a[k]\nx.clear()\na[t].append(1)\nr = len(x)",
    ],
    [
      "a list that was emptied, by itself",
      "b = [1]\na = [b, [2]]\nx = a[k]\nx.clear()\nb.append(1)\nr = len(x)",
    ],
    ["a dict that was emptied", "a = [{}, {1: 2}]\nx = a[k]\nx.clear()\na[t][7] = 1\nr = len(x)"],
    [
      "the shape of an array",
      "a = np.zeros(4)\nb = np.zeros(4)\nx = a if c else b\nx.shape = (2, 2)\nr = a + 0",
    ],
    [
      "the strides of an array that may be a view",
      "a = np.zeros(4)\nx = a[1:] if c else a\nx.strides = (0,)\nr = a.strides[0]",
    ],
    ["a list chosen by an expression", "a = []\nb = []\nx = a if c else b\nx.append(1)\nr = np.array(a)"],
    [
      "a list chosen by a statement",
      "a = []\nb = []\nif c:\n    x = a\nelse:\n    x = b\nx.append(1)\nr = np.array(b)",
    ],
    [
      "the list itself, after it was chosen",
      "a = [1]\nb = [2]\nx = a if c else b\na.append(5)\nr = np.array(x)",
    ],
    [
      "a list that a function returns",
      "a = [1]\nb = [2]\ndef f(u, v):\n    if c:\n        return u\n    return v\nf(a, b).append(1)\nr = np.array(a)",
    ],
    ["and, or", "a = [1]\nb = [2]\nx = (c and a) or b\nx.append(1)\nr = np.array(b)"],
    ["a list in a list", "a = [[], []]\na[k].append(1)\nr = np.array(a[0])"],
    ["by a number of NumPy's", "a = [[], []]\na[t].append(1)\nr = np.array(a[0])"],
    ["a list in a dict", "a = {0: [], 1: []}\na[k].append(1)\nr = np.array(a[0])"],
    ["by get()", "a = {0: [], 1: []}\na.get(k).append(1)\nr = np.array(a[0])"],
    ["by pop()", "b = []\na = [b, []]\na.pop(k).append(1)\nr = np.array(b)"],
    ["by += on what was picked", "a = [[], []]\nx = a[k]\nx += [9]\nr = np.array(a[0])"],
    ["a dict", "a = {'n': 1}\nb = {'n': 2}\nx = a if c else b\nx['n'] = 7\nr = np.zeros(a['n'])"],
    ["a set", "a = {1}\nb = {2}\nx = a if c else b\nx.add(5)\nr = len(a)"],
    [
      "an object",
      "class C:\n    n = 1\na = C()\nb = C()\na.n = 1\nb.n = 2\nx = a if c else b\nx.n = 9\nr = np.zeros(a.n)",
    ],
    ["an array or None", "a = np.zeros(2)\nx = a if c else None\nif x is not None:\n    x[0] = 7\nr = a[0]"],
    [
      "an array or another of another dtype",
      "a = np.zeros(2)\nb = np.zeros(2, int)\nx = a if c else b\nx[0] = 7\nr = a[0]",
    ],
    [
      "an array in a list that was chosen",
      "a = np.zeros(2)\nx = [a] if c else [np.ones(2)]\nx[0][0] = 7\nr = a[0]",
    ],
    [
      "in a loop of unknown length",
      "a = []\nb = []\nx = b\nfor i in range(k):\n    x.append(1)\n    x = a\nr = np.array(a)",
    ],
    [
      "a list of lists that was filled in a loop",
      "a = []\nfor i in range(3):\n    a.append(list())\nfor i in range(k):\n    a[i % 3].append(1)\nr = np.array(a[0])",
    ],
    ["insert() at an unknown place", "a = [1, 2]\na.insert(t, 5)\nr = a[0]"],
    ["an assignment at an unknown place", "a = [1, 2]\na[t] = 5\nr = a[0]"],
    [
      "a list after sort() by something unknown",
      "b = []\na = [b, [1]]\na.sort(key=lambda one: len(one) * k)\na[0].append(1)\nr = np.array(b)",
    ],
    ["setdefault() of an unknown key", "a = {'n': 1}\na.setdefault(k, 2)\nr = len(a)"],
    [
      "an item that is stored at an unknown key",
      "b = []\na = {0: 1}\na[k] = b\na[0].append(1)\nr = np.array(b)",
    ],
    [
      "dicts that have other keys in each path",
      "b = []\na = {}\nif c:\n    a['x'] = b\nfor one in a.values():\n    one.append(1)\nr = np.array(b)",
    ],
    [
      "the length of a list that was picked, after one of them grew",
      "a = [1, 2]\nb = [3, 4]\nx = [a, b][k % 2]\na += [9]\nr = len(x)",
    ],
    [
      "an index that may be out of bounds",
      "a = []\ntry:\n    np.zeros(2)[k]\nexcept IndexError:\n    a.append(1)\nr = np.array(a)",
    ],
    [
      "a store that may be out of bounds",
      "a = []\ntry:\n    np.zeros(2)[k] = 1\nexcept IndexError:\n    a.append(1)\nr = np.array(a)",
    ],
    [
      "a matrix that may be singular",
      "a = []\nm = np.full((2, 2), k)\ntry:\n    np.linalg.inv(m)\nexcept np.linalg.LinAlgError:\n    a.append(1)\nr = np.array(a)",
    ],
    ["del at an unknown place", "a = [1, 2]\na[k] = 5\ndel a[k]\nr = len(a)"],
    [
      "one of several arrays that becomes one of other kinds",
      "a = np.zeros(2)\nb = np.ones(2)\nx = a if c else b\ny = x if k else 3\ny += 1\nr = a[0]",
    ],
  ])("%s", (_, body) => {
    expect(claimOf(body)).toBeUndefined();
  });

  it.each([
    ["two new lists of one length", "x = [1, 2] if c else [3, 4]\nr = np.zeros(len(x))", [0, 0]],
    ["a list that no path touches", "a = [1]\nx = 1 if c else 2\nr = np.array(a)", [1]],
    ["a new array in each path", "if c:\n    x = np.zeros(3)\nelse:\n    x = np.ones(3)\nr = x", [3]],
    [
      "an array that only the new name holds",
      "x = np.zeros(3, np.uint8)\nif c:\n    x = x.astype(float)\nr = x",
      [3],
    ],
    [
      "a list that is rebound in a loop",
      "x = []\nfor i in range(3):\n    x = x + [i]\nr = np.array(x)",
      [0, 1, 2],
    ],
    ["a list that is repeated in place", "a = [1]\nb = a\nb *= 3\nr = np.array(a)", [1, 1, 1]],
  ])("%s: known all the same", (_, body, claim) => {
    expect(claimOf(body)).toEqual(claim);
  });
});

describe("two items of which only is known what stands for both are not the same one", () => {
  const many = (item: string, rest = "") => `a = [${item} for i in range(k + 20)]\n${rest}`;
  it.each([
    ["numbers", many("i", "r = np.zeros(a[9] - a[2])")],
    ["numbers of a list that has grown", "a = [1]\nif c:\n    a.append(2)\nr = np.zeros(a[-1] - a[0] + 3)"],
    [
      "numbers that are popped",
      "a = [1]\nif c:\n    a.append(2)\nx = a.pop()\nr = np.zeros(x - a.pop() + 3)",
    ],
    ["unpacked numbers", many("i", "x, y = a[4:6]\nr = np.zeros(y - x)")],
    ["neighbours", many("i", "b = [y - x for x, y in zip(a[:-1], a[1:])]\nr = np.zeros(b[0])")],
    ["what next() gives", many("i", "j = iter(a)\nx = next(j)\nr = np.zeros(next(j) - x)")],
    ["items of tuples", many("(i, i + 1)", "r = np.zeros(a[7][0] - a[5][0])")],
    ["values of a dict", "a = {str(k): k for k in range(k + 20)}\nr = np.zeros(a['9'] - a['5'])"],
    ["lengths", many("np.zeros(i % 5)", "r = np.zeros(len(a[4]) - len(a[1]))")],
    ["lengths of lists", many("[0] * (i % 5)", "r = np.zeros(len(a[4]) - len(a[1]))")],
    ["what is written", many("np.zeros(3)", "a[0][0] = 5\nr = a[1][0]")],
    ["what is written in a loop", many("np.zeros(3)", "for x in a[:5]:\n    x[1] = 7\nr = a[9][1]")],
    [
      "attributes",
      `class C:\n    def __init__(self, n):\n        self.n = n\n${many("C(i)", "r = np.zeros(a[9].n - a[5].n)")}`,
    ],
    [
      "arrays in attributes",
      `class C:\n    def __init__(self):\n        self.x = np.zeros(3)\n${many("C()", "a[0].x[:] = 4\nr = a[1].x[0]")}`,
    ],
  ])("%s", (_, body) => {
    expect(claimOf(body)).toBeUndefined();
  });
});

test("a condition gives no other name to what it asks about", () => {
  const code =
    "a = [1]\nwhile a and c:\n    n = a.pop()\n    if len(sys.argv) > 4 and not (a or c):\n        a.append(n)\nb = [3]\nif b and c:\n    pass\nr = np.array(b)";
  expect(claimOf(code)).toEqual([3]);
});
