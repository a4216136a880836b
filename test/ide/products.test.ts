import { expect, it } from "vitest";
import { analyze, peak } from "../../core/ide/index.ts";

const arrays = `import numpy as np
a, b = np.ones((2000, 100)), np.ones((100, 100))
i, f = np.ones((100, 100), int), np.ones((2000, 100), "f4")
`;

// What tracemalloc counts beyond the arrays, to the thousand bytes.
it.each([
  ["a @= b", 1_600_000],
  ["a @= i", 1_680_000],
  ["r = a @ i", 1_680_000],
  ["r = f @ b", 3_200_000],
  ["r = np.matmul(a[:100], b, out=a[:100])", 80_000],
  ["r = np.matmul(a[:100], b, out=a[100:200])", 0],
  ["r = np.dot(b, b)", 80_000],
  ["r = b.dot(i)", 160_000],
  ["r = np.dot(i, i)", 80_000],
  ["r = np.dot(b[:, ::-1], b)", 160_000],
  ["r = np.dot(b.T, b)", 80_000],
  ["r = np.dot(a[::20, ::2], a[:50, :].T[:50])", 100_000],
  ["r = np.dot(b, a[::20, 0])", 800],
  ["r = np.inner(b, i)", 160_000],
  ["r = np.vdot(b, i)", 80_000],
  ["r = np.vdot(b, b.T)", 80_000],
  ["r = np.vdot(i.T, b)", 160_000],
  ["r = np.tensordot(b, i, 1)", 160_000],
  ["r = np.tensordot(b, b.T, 1)", 80_000],
  ["r = np.tensordot(a.reshape(20, 100, 100), a.reshape(20, 100, 100), ([2], [2]))", 32_000_000],
])("%s takes the memory that NumPy takes for it", (line, bytes) => {
  const before = peak(analyze(arrays)).peakBytes ?? 0;
  expect((peak(analyze(`${arrays}${line}\n`)).peakBytes ?? 0) - before).toBe(bytes);
});
