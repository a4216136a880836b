import { expect, test } from "vitest";
import { printed, printedByPython } from "./printed.ts";

/** Programs whose way is not known beforehand, and what real Python with NumPy prints for each `print`. */
const programs: readonly (readonly [title: string, code: string, truth: readonly string[]])[] = [
  [
    "a handler may begin in the middle of the body",
    `import os, numpy as np
z = np.zeros(3)
try:
    z = np.ones((2, 2))
    v = int(os.environ["NOT_SET_ANYWHERE"])
    z = np.ones(5, dtype=np.int16)
except KeyError:
    v = 3
print(z.dtype)
print(z.shape)`,
    ["float64", "(2, 2)"],
  ],
  [
    "each of several exceptions finds its own handler",
    `import os
def f():
    try:
        if os.environ.get("NOT_SET_ANYWHERE"):
            raise KeyError
        raise ValueError
    except KeyError:
        return 1
    except ValueError:
        return 2.5
print(f())`,
    ["2.5"],
  ],
  [
    "finally runs where a return, break or continue passes",
    `import os, numpy as np
def f(flag):
    a = np.zeros(2)
    try:
        if flag:
            return a
        a[0] = 1
        return a
    finally:
        a[1] = 5
print(f(os.environ.get("NOT_SET_ANYWHERE"))[1])
n = 0
for i in range(int(os.environ.get("NOT_SET_ANYWHERE", 3))):
    try:
        continue
    finally:
        n = n + 1
print(n)`,
    ["5.0", "3"],
  ],
  [
    "finally runs when no handler takes the exception",
    `x = 0
try:
    try:
        raise KeyError
    except ValueError:
        pass
    finally:
        x = 1
except KeyError:
    pass
print(x)`,
    ["1"],
  ],
  [
    "an exception in a handler leaves the bare raise of the outer one as it was",
    `def f():
    try:
        raise KeyError
    except KeyError:
        try:
            raise ValueError
        except ValueError:
            pass
        raise
try:
    f()
except ValueError:
    print("value")
except KeyError:
    print("key")`,
    ["key"],
  ],
  [
    "what is sent and thrown into a generator arrives there",
    `import numpy as np
def running():
    total = np.zeros(2)
    try:
        while True:
            got = yield total
            total += got
    except KeyError:
        yield total * 10
    finally:
        total[:] = -1
def outer():
    result = yield from inner()
    yield result
def inner():
    yield 1
    return 2
g = running()
first = next(g)
g.send(np.array([1, 2]))
print(first)
print(g.throw(KeyError))
g.close()
print(first)
print(list(outer()))`,
    ["[1. 2.]", "[10. 20.]", "[-1. -1.]", "[1, 2]"],
  ],
  [
    "a generator that can't be followed may have written",
    `import os, numpy as np
def fill(a):
    if os.environ.get("NOT_SET_ANYWHERE"):
        yield 1
    a[0] = 7
a = np.zeros(2)
for _ in fill(a):
    pass
print(a[0])`,
    ["7.0"],
  ],
  [
    "a recursion too deep to follow may have written to what it sees",
    `import numpy as np
grid = np.zeros(300)
def walk(i):
    if i < len(grid):
        grid[i] = 1
        walk(i + 1)
walk(0)
print(grid[299])`,
    ["1.0"],
  ],
];

for (const [title, code, truth] of programs) {
  test(title, () => {
    const ours = printed(code);
    expect(ours.length).toBe(truth.length);
    ours.forEach((text, i) => {
      if (text !== undefined) expect(text).toBe(truth[i]);
    });
  });
}

test("Python prints what is said here", () => {
  for (const [title, code, truth] of programs) {
    const real = printedByPython(code);
    if (real) expect(real, title).toEqual(truth);
  }
});
