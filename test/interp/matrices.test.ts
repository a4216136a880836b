import { expect, test } from "vitest";
import { printed, printedByPython } from "./printed.ts";

/** Matrices have two axes whatever makes them. */
const code = `import numpy as np
m = np.matrix([[1, 2, 3], [4, 5, 6]])
print(np.reshape(m, -1).shape, m.reshape(6).strides, m.take([0, 2]).shape, np.take(m, [0], axis=1).shape)
print(np.sort(m, axis=None).shape, np.argsort(m, axis=None).shape, np.resize(m, 4).shape)
print(np.zeros(4).view(np.matrix).shape, np.array(3.0).view(np.matrix).shape)
print(np.array([(1, 2)], dtype=[("a", "i1"), ("b", "i1")]).view(dtype=np.int16, type=np.matrix).shape)
print(type(np.max(m)) is type(m), np.max(m, axis=0).shape)`;
const truth = [
  "(1, 6) (48, 8) (1, 2) (2, 1)",
  "(1, 6) (1, 6) (4,)",
  "(1, 4) (1, 1)",
  "(1, 1)",
  "False (1, 3)",
];

test("matrices have two axes whatever makes them", () => {
  expect(printed(code)).toEqual(truth);
  expect(printedByPython(code) ?? truth).toEqual(truth);
});

test("what has too few or no elements for two axes is not known", () => {
  const shown = printed(`import numpy as np
m = np.matrix([[1, 2], [3, 4]])
print(np.ndim(np.take(m, 3)))
print(m.sum())`);
  expect(shown).toEqual([undefined, "10"]);
});
