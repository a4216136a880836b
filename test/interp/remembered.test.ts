import { describe, expect, it } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";

/** Functions that nobody calls, whose operations are asked for again and again with operands of which the same is known. */
const programs = [
  `def f(x, y):
    x = np.asarray(x, dtype=np.float32)
    y = np.asarray(y, dtype=np.float32)
    return x - x.mean(axis=0), y - x.mean(axis=0), x - x, x - y`,
  `def f(x: np.ndarray, n: int):
    """x : ndarray of shape (n, d)"""
    a, d = x.shape
    b = np.zeros((n, d))
    c = b.reshape(-1, d)
    return np.concatenate([x, x]), np.stack([x, b]), c[1:], c.T @ c, np.outer(n, n)`,
  `def f(x, axis=None, keep=False):
    x = np.atleast_2d(x)
    y = x.sum(axis=axis, keepdims=keep)
    z = np.asarray(x)
    w = z[:, np.newaxis] * z
    return y, w, z.astype(np.float64), np.where(w > 0, w, 0.5)`,
].map((text) => `import numpy as np\n${text}\n`);

const seen = (text: string) => facts(analyze(text));

describe("an operation that was asked for before", () => {
  it.each(programs)("answers as when it was asked for the first time: %s", (text) => {
    const first = seen(text);
    expect(first.length).toBeGreaterThan(1);
    expect(seen(text)).toEqual(first);
  });

  it("is another one where one value stands in both places", () => {
    const text = `import numpy as np
def f(x, y):
    x = np.asarray(x)
    y = np.asarray(y)
    a = np.concatenate([x.ravel(), y.ravel()])
    b = np.concatenate([x.ravel(), x.ravel()])
    same = np.asarray(x)
    return a, b, same
`;
    const shapes = new Map(seen(text).map(({ name, kind, shape }) => [`${kind} ${name}`, shape]));
    const [a, b] = [shapes.get("bind a"), shapes.get("bind b")];
    expect(a).toHaveLength(1);
    expect(b).toHaveLength(1);
    expect(a).not.toEqual(b);
  });
});
