import { describe, expect, it } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";

/** What is claimed of `r` in the function `f` that `register`, of which nothing is known, has got hold of. */
function claimed(before: string, body: string, after: string) {
  const code = `import numpy as np\nfrom elsewhere import register\n${before}\ndef f():\n    r = ${body}\nregister(f)\n${after}\n`;
  const found = facts(analyze(code)).find(({ name, kind }) => name === "r" && kind === "bind");
  return { dtype: found?.dtype, shape: found?.shape };
}

describe("a function that strangers have may have run before the program's end", () => {
  it.each([
    ["a name is bound again", "n = 5", "np.zeros(n)", "n = 6"],
    ["a name is bound again behind the first lending", "", "np.zeros(n)", "n = 6\nregister(f)\nn = 7"],
    ["a name is bound again in a loop", "", "np.zeros(n)", "for n in range(3):\n    register(f)"],
    [
      "a name is changed by another function",
      "n = 5\ndef g():\n    global n\n    n = 6",
      "np.zeros(n)",
      "g()",
    ],
    ["a list gets longer", "l = [1]", "np.zeros(len(l))", "l.append(2)"],
    ["an item is set", "l = [1]", "np.zeros(l[0])", "l[0] = 2"],
    ["a key is set", "d = {'n': 1}", "np.zeros(d['n'])", "d['n'] = 2"],
    ["an attribute is set", "class A: pass\na = A()\na.n = 1", "np.zeros(a.n)", "a.n = 2"],
    ["an attribute of a class is set", "class A:\n    n = 1", "np.zeros(A.n)", "A.n = 2"],
    ["an element is set", "x = np.arange(1, 3)", "np.zeros(x[0])", "x[0] = 2"],
    ["a shape is set", "x = np.zeros(4)", "np.zeros(x.shape[0])", "x.shape = (2, 2)"],
    ["it calls a function that looks", "n = 1\ndef g():\n    return np.zeros(n)", "g()", "n = 2"],
    [
      "a closure counts",
      "def make():\n    n = 0\n    def up():\n        nonlocal n\n        n += 1\n        return n\n    return up\nup = make()",
      "np.zeros(up())",
      "up()\nup()",
    ],
  ])("so that nothing is known of its length where %s", (_, before, body, after) => {
    const { dtype, shape } = claimed(before, body, after);
    expect(dtype === undefined || dtype === "float64").toBe(true);
    expect(typeof shape?.[0]).not.toBe("number");
  });

  it.each([
    ["a name is bound once", "n = 5", "np.zeros(n)", "m = 6", 5],
    ["a name is bound once behind it", "", "np.zeros(n)", "n = 6\nm = n + 1", 6],
    ["a name was bound again before", "n = 5\nn = 6", "np.zeros(n)", "m = n", 6],
    ["a list changed before", "l = [1]\nl.append(2)", "np.zeros(len(l))", "m = [3]\nm.append(4)", 2],
  ])("but its length is known where %s", (_, before, body, after, length) => {
    expect(claimed(before, body, after)).toEqual({ dtype: "float64", shape: [length] });
  });
});

it("is left out where too much has changed to say what", () => {
  const many = "for i in range(21_000):\n    l = []\n    l.append(i)";
  expect(claimed("class A:\n    n = 1", "np.zeros(A.n)", `${many}\nA.n = 2`)).toEqual({});
});

describe("a generator whose items are not followed", () => {
  const found = (code: string) =>
    facts(analyze(`import numpy as np\nimport sys\n${code}`)).filter(({ kind }) => kind === "bind");

  it("is known inside where a yield depends on chance", () => {
    const code =
      "def walk(shape=(5, 5)):\n    z = np.zeros(shape, dtype=bool)\n    p = np.random.rand(10, 2)\n    for i in range(10):\n        if p[i, 0] > 0.5:\n            yield z.copy()\n            z[0] = True\nfor a in walk((5, 6)):\n    b = 1\n";
    const claims = found(code).map(({ name, dtype, shape }) => [name, dtype, shape]);
    expect(claims).toContainEqual(["z", "bool", undefined]);
    expect(claims).toContainEqual(["p", "float64", [10, 2]]);
  });

  it("may be ended at any yield", () => {
    const code =
      "def walk():\n    n = 1\n    try:\n        if np.random.rand() > 0.5:\n            yield n\n        n = 2\n    finally:\n        r = np.zeros(n)\nfor a in walk():\n    b = 1\n";
    expect(found(code).find(({ name }) => name === "r")?.shape).not.toEqual([2]);
  });

  it("sees what whoever takes its items does with them", () => {
    const code =
      "def walk():\n    l = [1]\n    if np.random.rand() > 0.5:\n        yield l\n    r = np.zeros(len(l))\nfor a in walk():\n    a.append(2)\n";
    expect(found(code).find(({ name }) => name === "r")?.shape).not.toEqual([1]);
  });
});

it("`finally` may run with what was so before an unknown call; behind it the call has not raised", () => {
  const code =
    "import numpy as np\nimport elsewhere\nm = 1\ntry:\n    elsewhere.go()\n    m = 2\nfinally:\n    r = np.zeros(m)\ns = np.zeros(m)\n";
  const lengths = facts(analyze(code)).filter(({ kind, name }) => kind === "bind" && name !== "m");
  expect(lengths.map(({ name, shape }) => [name, shape])).toEqual([
    ["r", [null]],
    ["s", [2]],
  ]);
});

it("a lambda that strangers have is called with anything", () => {
  const code = "from elsewhere import register\nf = lambda v: v + 1\nf(0)\nregister(f)\n";
  const known = facts(analyze(code)).filter(({ line, value }) => line === 2 && value !== undefined);
  expect(known).toEqual([]);
});

it("nobody knows how often the test of takewhile is called, where its answer is not known", () => {
  const code =
    "import itertools\nfrom elsewhere import k\nl = []\ndef f(v):\n    l.append(v)\n    return v < k\n" +
    "m = list(itertools.takewhile(f, range(5)))\nr = len(l)\n";
  expect(facts(analyze(code)).find(({ name }) => name === "r")?.value).toBe(undefined);
});
