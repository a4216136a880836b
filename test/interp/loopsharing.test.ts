import { describe, expect, it } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";

/**
 * Which of two names share memory where they are bound, for each pair of marks `# a`, `# b`: "same", "apart" or "open". The names' last
 * bindings on the marked lines count. `k` and `c` are not known.
 */
function relation(body: string): string {
  const code = `import sys\nimport numpy as np\nk = len(sys.argv) + 3\nc = k > 5\nrng = np.random.default_rng()\n${body}\n`;
  const lines = code.split("\n");
  const bound = facts(analyze(code, { detailed: true })).filter(({ kind }) => kind === "bind");
  const roots = ["# a", "# b"].map((mark) => {
    const line = lines.findIndex((text) => text.endsWith(mark)) + 1;
    return bound.findLast((fact) => fact.line === line)?.root;
  });
  if (roots.includes(undefined)) return "open";
  return roots[0] === roots[1] ? "same" : "apart";
}

const counted = "for i in range(k):\n";
const endless = "while rng.random() < 0.9:\n";
const long = "for i in range(10**6):\n";

describe.each([
  ["a number of rounds that is not known", counted],
  ["rounds up to a chance", endless],
  ["more rounds than are run one by one", long],
])("names in a loop of %s", (_, loop) => {
  it.each([
    ["a new array and a view of it", "    y = np.zeros(3)  # a\n    x = y[1:]  # b", "same"],
    ["two new arrays", "    y = np.zeros(3)  # a\n    x = y + 1  # b", "apart"],
    ["two names of one array", "    y = np.zeros(3)  # a\n    x = y  # b", "same"],
    ["two views of one array", "    z = np.zeros(3)\n    y = z[1:]  # a\n    x = z[:1]  # b", "same"],
    [
      "a new array, and one from a round before",
      "    if rng.random() < 0.5:\n        y = np.zeros(3)  # a\n    x = np.ones(3)  # b",
      "apart",
    ],
    [
      "a view of a new array, and one that may be of a round before",
      "    z = np.zeros(3)\n    if rng.random() < 0.5:\n        y = z[1:]  # a\n    x = z[:1]  # b",
      "open",
    ],
  ])("%s", (_, body, expected) => {
    expect(relation(`${loop}${body}`)).toBe(expected);
  });

  it.each([
    ["a view of an array from outside", "g = np.zeros((4, 4))  # a", "    x = g[1]  # b", "same"],
    ["a new array beside one from outside", "g = np.zeros((4, 4))  # a", "    x = g[1] + 1  # b", "apart"],
    [
      "a view of what the loop makes anew",
      "g = np.zeros(4)  # a\ns = np.zeros(4)",
      "    x = s[1:]  # b\n    s = s + 1",
      "apart",
    ],
    [
      "a view of what may be the array from outside",
      "g = np.zeros(4)  # a\ns = np.ones(4)",
      "    x = s[1:]  # b\n    s = g if rng.random() < 0.5 else s + 1",
      "open",
    ],
    [
      "what two names pass on to one another",
      "p = np.zeros(4)\nq = np.ones(4)",
      "    t = p\n    p = q\n    q = t  # a\n    x = (p if rng.random() < 0.5 else q)[1:]  # b",
      "open",
    ],
    [
      "an item of a list that the rounds fill",
      "l = [np.zeros(2)]\ny = l[0]  # a",
      "    l.append(np.zeros(2))\n    x = l[rng.integers(len(l))]  # b",
      "open",
    ],
  ])("%s", (_, before, body, expected) => {
    expect(relation(`${before}\n${loop}${body}`)).toBe(expected);
  });

  it.each([
    ["a view of what the last round left", "    y = np.zeros(3)  # a", "x = y[1:]  # b", "same"],
    [
      "what two rounds left",
      "    z = np.zeros(3)\n    if rng.random() < 0.5:\n        y = z  # a",
      "x = z[1:]  # b",
      "open",
    ],
    ["a new array", "    y = np.zeros(3)  # a", "x = y + 1  # b", "apart"],
  ])("%s, behind it", (_, body, after, expected) => {
    expect(relation(`y = np.zeros(3)\n${loop}${body}\n${after}`)).toBe(expected);
  });

  it("what a function is called with in a round, and what the round before left", () => {
    const body = "    s = f(s)  # a";
    expect(relation(`def f(v):\n    w = v[1:]  # b\n    return v + 1\ns = np.zeros(3)\n${loop}${body}`)).toBe(
      "same",
    );
  });
});

it("what is bound after very many bindings counts as well", () => {
  const before = "p = np.zeros(3)\nq = np.ones(3)\ndef f(v):\n    w = v  # a\n    return w\nf(p)\n";
  const rounds = "for i in range(70_000):\n    x = p\n    y = x\n";
  const after = "f(q)\nz = p  # b";
  expect(relation(`${before}${rounds}${after}`)).toBe("open");
});
