import { expect, test } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";

/** Returns what is claimed of the elements that a name is bound to. */
function claimed(code: string, name: string) {
  const found = facts(analyze(code, { detailed: true })).find(
    (fact) => fact.name === name && fact.kind === "bind",
  );
  return { values: found?.values ?? undefined, min: found?.min ?? undefined, max: found?.max ?? undefined };
}

test("results that differ in the last digits are claimed as far as people compare them", () => {
  const { values, min, max } = claimed("import numpy as np\nx = np.exp(np.arange(1., 3.))", "x");
  expect(values).toEqual([expect.closeTo(Math.E, 9), expect.closeTo(Math.E ** 2, 9)]);
  expect(min).toBeLessThan(Math.E);
  expect(max).toBeGreaterThan(Math.E ** 2);
});

test("what cancellation leaves of them is not", () => {
  const code = `import numpy as np
x = np.exp(np.arange(1., 3.))
d = np.log(x) - np.arange(1., 3.)`;
  const { values, min, max } = claimed(code, "d");
  expect(values).toBeUndefined();
  expect(min).toBeLessThan(-1e-15);
  expect(max).toBeGreaterThan(1e-15);
  expect(max).toBeLessThan(1e-12);
});

test("rounding to single precision is kept where the values go on in double", () => {
  const code = `import numpy as np
y = np.zeros(3)
y[:] = np.sin(np.arange(3, dtype=np.float32))
d = y - np.sin(np.arange(3.))`;
  const { min, max } = claimed(code, "d");
  expect(min).toBeLessThan(-1e-8);
  expect(max).toBeGreaterThan(1e-8);
});

test("truth values and positions are claimed where no error can change them", () => {
  const code = `import numpy as np
x = np.exp(np.arange(3.))
far = x > 2
near = x >= np.exp(np.arange(3.))
top = np.array([x.argmax()])`;
  expect(claimed(code, "far").values).toEqual([false, true, true]);
  expect(claimed(code, "near").values).toBeUndefined();
});

test("solutions are claimed by the condition of their matrix", () => {
  const code = (matrix: string) =>
    `import numpy as np\nx = np.linalg.solve(np.array(${matrix}), np.array([1., 2.]))`;
  expect(claimed(code("[[2., 1.], [1., 3.]]"), "x").values).toEqual([
    expect.closeTo(0.2, 9),
    expect.closeTo(0.6, 9),
  ]);
  expect(claimed(code("[[1., 1.], [1., 1.000000000001]]"), "x").values).toBeUndefined();
});

test("whole numbers are claimed where no error can change them, and else between which they lie", () => {
  const code = `import numpy as np
x = np.arange(256) / 255
table = np.round(255 * x**0.8)
down = np.floor(np.exp(-x) * 3)
codes = (x ** (1 / 2.2) * 255).astype(np.int64)
tens = np.round(255 * x**0.8, -1)`;
  expect(claimed(code, "table")).toMatchObject({ min: 0, max: 255 });
  expect(claimed(code, "down")).toMatchObject({ min: 1, max: 3 });
  expect(claimed(code, "codes")).toMatchObject({ min: 0, max: 255 });
  expect(claimed(code, "tens").min).toBeUndefined();
});
