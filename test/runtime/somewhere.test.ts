import { expect, it } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";

/** What is claimed of the elements of `r`, after a write at a place `k`, 0 or 1, that is not known. */
function valuesAfter(made: string, write: string): unknown {
  const code = `import sys\nimport numpy as np\nk = len(sys.argv) % 2\na = ${made}\n${write}\nr = a + 0\n`;
  const found = facts(analyze(code, { detailed: true })).findLast(({ name }) => name === "r");
  return found?.values;
}

const writes = [
  "a[k] = 7",
  "a[k - 1] = 7",
  "a[k:] = 7",
  "a[:k + 1] += 7",
  "a[k:].fill(7)",
  "a[k:][0] = 7",
  "a[k, ...] = 7",
  "a[[k]] = 7",
  "a.flat[k] = 7",
  "np.put(a, [k], 7)",
  "np.add.at(a, [k], 7)",
  "np.copyto(a[k:], 7)",
  "np.add(a[k:], 7, out=a[k:])",
  "a.reshape(-1)[k] = 7",
  "v = a[k:]\nv[0] = 7",
  "memoryview(a)[k] = 7",
  "if k:\n    b = a\nelse:\n    b = np.ones(4, a.dtype)\nb[0] = 7",
];

it.each(writes.flatMap((write) => ["np.array([5, 4, 3, 2])", "np.zeros(4)"].map((made) => [made, write])))(
  "%s, then %s: the elements are not known any more",
  (made, write) => {
    expect(valuesAfter(made, write)).toBeUndefined();
  },
);

it("a write at a known place leaves the others known", () => {
  expect(valuesAfter("np.array([5, 4, 3, 2])", "a[1] = 7")).toEqual([5, 7, 3, 2]);
});
