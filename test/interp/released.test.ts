import { expect, it } from "vitest";
import { analyze, peak } from "../../core/ide/index.ts";

const prelude = `
import numpy as np
from functools import partial

x = np.ones(1000)
m = np.ones((9, 100))

def with_closure(a):
    def inner():
        return a * 3
    b = inner()
    return b

def kept_by_closure(a):
    t = a * 3
    def inner():
        return t
    return inner() + 1

def numbered(a):
    for k in range(3):
        t = a * k
        yield t

def lazy(a):
    t = (a * k for k in range(3))
    return next(t)

def passed_on(a):
    yield from numbered(a)
`;

/** Expressions after which nothing but their value is alive. */
const expressions = [
  "np.roll(x, 1)",
  "np.tile(x, 2)",
  "np.linspace(0, 1, 1000)",
  "np.nonzero(x)",
  "np.argwhere(m > 0)",
  "np.unique(x, return_inverse=True)",
  "np.tensordot(m, m.T, 1)",
  "np.kron(m[:9, :9], m[:9, :9])",
  "m.T.reshape(-1)",
  "np.apply_along_axis(lambda row: row * 2, 1, m)",
  "np.piecewise(x, [x > 1], [lambda v: v * 2, 0])",
  "with_closure(x)",
  "kept_by_closure(x)",
  "next(numbered(x))",
  "next(passed_on(x))",
  "lazy(x)",
  "partial(np.add, x * 2)(x)",
  "[x * 2][0][::2]",
  "{'a': x * 2}['a']",
  "np.split(x * 2, 2)[0]",
];

it.each(expressions)("%s leaves nothing alive", (expression) => {
  const peakOf = (rounds: number) =>
    peak(analyze(`${prelude}for _ in range(${rounds}):\n    y = ${expression}\n`)).peakBytes;
  expect(peakOf(4)).toBeGreaterThan(8000);
  expect(peakOf(12)).toBe(peakOf(4));
});

it("an argument dies with the last name that the called function has for it", () => {
  const text = `
import numpy as np

def twice(x):
    x = np.sin(x)
    x = np.sin(x)
    return x

y = twice(np.ones(1000))
`;
  expect(peak(analyze(text)).peakBytes).toBe(16_000);
});
