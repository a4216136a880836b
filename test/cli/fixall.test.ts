import { expect, test } from "vitest";
import { fixedAll } from "../fixes/fixall.ts";
import { workspace } from "./ndlens.ts";

const program = `import numpy as np
a = np.zeros((1000, 1000))
b = a.flatten().copy()  # a comment
c = np.array(a).flatten()
print(b.sum(), c.max(), a.astype(float).mean())
`;

test("check --diff, check --fix and the editor's fix-all agree", () => {
  const space = workspace({ "a.py": program });
  const shown = space.ndlens("check", "--fix", "--diff", "a.py").stdout;
  expect(space.read("a.py")).toBe(program);
  space.ndlens("check", "--fix", "a.py");
  const fixed = space.read("a.py");
  // What the editor applies, one round after the other.
  expect(fixed).toBe(fixedAll(program));
  const lines = (mark: string) =>
    shown
      .split("\n")
      .filter((line) => line.startsWith(mark) && !line.startsWith(mark.repeat(3)))
      .map((line) => line.slice(1));
  expect(lines("+").every((line) => fixed.split("\n").includes(line))).toBe(true);
  expect(program.split("\n").filter((line) => !fixed.split("\n").includes(line))).toEqual(lines("-"));
});
