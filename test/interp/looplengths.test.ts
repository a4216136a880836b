import { describe, expect, it } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";

/** The shape of `r` at the end of a program; undefined where it is no array for sure. Lengths that are not known are null. */
function shapeOf(body: string): unknown {
  const code = `import sys\nimport numpy as np\nk = len(sys.argv) + 3\nrng = np.random.default_rng()\n${body}\n`;
  const found = facts(analyze(code, { detailed: true })).findLast(
    ({ name, kind }) => name === "r" && kind === "bind",
  );
  return found?.shape?.map((length) => (typeof length === "number" ? length : null));
}

const long = "for i in range(200_000):\n";

describe("lists that loops fill, of more rounds than are run one by one", () => {
  it.each([
    ["one item a round", `l = []\n${long}    l.append(i * 2.0)\nr = np.array(l)`, [200_000]],
    ["one beside those from before", `l = [0.0]\n${long}    l.append(i * 2.0)\nr = np.array(l)`, [200_001]],
    ["arrays", `l = []\n${long}    l.append(np.zeros(3))\nr = np.stack(l)`, [200_000, 3]],
    ["arrays side by side", `l = []\n${long}    l.append(np.zeros(3))\nr = np.hstack(l)`, [600_000]],
    [
      "arrays along another axis",
      `l = []\n${long}    l.append(np.zeros(3))\nr = np.stack(l, axis=1)`,
      [3, 200_000],
    ],
    [
      "two items a round",
      `l = []\n${long}    l += [1.0, 2.0]\n    l.append(0.0)\nr = np.array(l)`,
      undefined,
    ],
    [
      "as many on each way",
      `l = []\n${long}    if rng.random() < 0.5:\n        l.append(1.0)\n    else:\n        l.append(2.0)\nr = np.array(l)`,
      [200_000],
    ],
    [
      "more on one way",
      `l = []\n${long}    if rng.random() < 0.5:\n        l.append(1.0)\nr = np.array(l)`,
      [null],
    ],
    [
      "rounds that may be left",
      `l = []\n${long}    if rng.random() < 0.5:\n        break\n    l.append(1.0)\nr = np.array(l)`,
      [null],
    ],
    [
      "rounds that are cut short",
      `l = []\n${long}    if rng.random() < 0.5:\n        continue\n    l.append(1.0)\nr = np.array(l)`,
      [null],
    ],
    [
      "a loop in a loop",
      `l = []\nfor j in range(k):\n    l = []\n    for i in range(k, k + 3):\n        l.append(1.0)\n    r = np.array(l)`,
      [3],
    ],
  ])("%s", (_, body, expected) => {
    expect(shapeOf(body)).toEqual(expected);
  });
});

describe("a number that a loop inside another one, or a branch, may change", () => {
  it.each([
    ["a loop", "while rng.random() < 0.5:\n        j += 1"],
    ["one branch", "if rng.random() < 0.5:\n        pass\n    else:\n        j += 1"],
  ])("%s", (_, change) => {
    const body = `j = 0\nfor i in range(k):\n    before = j\n    ${change}\n    r = np.zeros(j - before + 1)`;
    expect(shapeOf(body)).toEqual([null]);
  });

  it("a list's length", () => {
    const change = "while rng.random() < 0.5:\n        l.append(1.0)";
    const body = `l = []\nfor i in range(k):\n    before = len(l)\n    ${change}\n    r = np.zeros(len(l) - before + 1)`;
    expect(shapeOf(body)).toEqual([null]);
  });
});
