import { describe, expect, it } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";

/** What is claimed of `r` at the end of a program that begins with texts, a number and a list that are not known. */
function claimed(body: string): unknown {
  const code = `import sys
import numpy as np
a, b = input(), input()
k = len(sys.argv)
words = a.split()
z = np.zeros(3)
class N:
    def __init__(self, v):
        self.v = v
rows = []
nodes = []
for word in words:
    rows.append([1, len(word)])
    nodes.append(N(3))
${body}
`;
  const found = facts(analyze(code)).findLast(({ name, kind }) => name === "r" && kind === "bind");
  return found?.value;
}

describe("values that may differ are not the same because one stands for both", () => {
  it.each([
    "r = a == b",
    "r = a is b",
    "r = a in [b]",
    "r = (a, 1) == (b, 1)",
    "r = [a] == [b]",
    "r = (k, a) in [(k, b)]",
    "r = rows[0] == rows[1]",
    "r = rows[0] is rows[1]",
    "r = rows[0] in rows[1:]",
    "r = nodes[0] is nodes[1]",
    "r = nodes[0] == nodes[1]",
    "r = nodes[0] in nodes[1:]",
    "r = nodes[0] in {nodes[1]: 2}",
    "first = nodes[0]\nr = nodes[1] is first",
    "keep = [N(1), N(2)]\nr = keep[k % 2] is keep[0]",
    "lists = [[1], [2]]\nr = lists[k % 2] == lists[1]",
    "lists = [[1], [2]]\nr = lists[k % 2] is lists[0]",
    "r = k == 2.0",
    "r = [k, 1] == [2.0, 1.0]",
    "r = np.nan in [np.nan]",
  ])("%s", (body) => {
    expect(claimed(body)).toBeUndefined();
  });
});

// Python's and NumPy 2.4's answers.
describe("values that are known are compared as in Python", () => {
  it.each([
    ["keep = [N(1), N(2)]\nr = keep[0] is keep[0]", true],
    ["keep = [N(1), N(2)]\nr = keep[0] == keep[1]", false],
    ["one = [1, 2]\nr = one in [one]", true],
    ["r = (1, 2) == (1.0, 2)", true],
    ["r = z.dtype in (np.float32, np.float64)", true],
    ["r = z.dtype in (int, float)", true],
    ["r = z.dtype in ['float32', 'f8']", true],
    ["r = z.dtype in (np.uint8, 'int16')", false],
    ["r = (z.dtype, 1) == ('float64', 1)", true],
    ["r = z.dtype in {np.dtype('f8'): 1}", true],
    ["r = z.dtype == None", true],
    ["r = z.astype('f4').dtype == None", false],
  ])("%s", (body, value) => {
    expect(claimed(body)).toBe(value);
  });
});
