import { describe, expect, it } from "vitest";
import { analyze, facts, findings } from "../../core/ide/index.ts";

/** Returns what is claimed of the names bound in a program's functions, the last binding of each. */
function claims(code: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { name, kind, type, dtype, shape } of facts(analyze(`import numpy as np\n${code}`)))
    if (name !== undefined && kind !== "expr")
      found[name] = `${type} ${dtype ?? "?"} ${shape ? `[${shape.map(known)}]` : "..."}`;
  return found;
}

const known = (dim: number | string | null) => (typeof dim === "string" && /[?#]/.test(dim) ? "?" : dim);

/** A function that nobody calls, with a numpydoc entry for each parameter. */
function documented(
  parameters: Record<string, string>,
  body: string,
  signature = Object.keys(parameters).join(", "),
): string {
  const entries = Object.entries(parameters).map(
    ([name, type]) => `    ${name} : ${type}\n        About it.\n`,
  );
  const lines = body.split("\n").map((line) => `    ${line}\n`);
  return `def f(${signature}):\n    """Does it.\n\n    Parameters\n    ----------\n${entries.join("")}    """\n${lines.join("")}`;
}

describe("what docstrings say of parameters", () => {
  it.each([
    ["(M, N) ndarray", "ndarray ? [M,N]"],
    ["ndarray of shape (n_samples, n_features), dtype=np.float64", "ndarray float64 [n_samples,n_features]"],
    ["(N, 3) ndarray of uint8", "ndarray uint8 [N,3]"],
    ["2D ndarray of float32", "ndarray float32 [?,?]"],
  ])("%s", (type, claim) => {
    expect(claims(documented({ x: type }, "return x")).x).toBe(claim);
  });

  it.each([
    "int or ndarray",
    "scalar or array_like",
    "(M, N[, 3]) array_like",
    "(M, N) array_like",
    "str",
    "ndarray or float",
    "dict of ndarray",
  ])("%s is no array for sure", (type) => {
    expect(claims(documented({ x: type }, "return x")).x).toBeUndefined();
  });

  it("an array_like may have more axes than its documentation says", () => {
    const code = documented(
      { X: "array_like of shape (n_samples, n_features)" },
      "Y = np.asarray(X, dtype=float)\nZ = np.asarray(X) + 1",
    );
    expect(claims(code)).toMatchObject({ Y: "ndarray float64 ..." });
    expect(claims(code).Z).toBeUndefined();
  });

  it("Google and Sphinx styles", () => {
    const google =
      'def f(x):\n    """Does it.\n\n    Args:\n        x (np.ndarray): Points of shape (n, 2).\n    """\n    y = x.T\n';
    expect(claims(google).y).toBe("ndarray ? [2,n]");
    const sphinx =
      'def f(x):\n    """Does it.\n\n    :param x: Points.\n    :type x: ndarray of shape (n, 2)\n    """\n    y = x.T\n';
    expect(claims(sphinx).y).toBe("ndarray ? [2,n]");
  });

  it("None as the default is one more possibility, which a test rules out", () => {
    const code = documented(
      { x: "(N,) ndarray, optional" },
      "if x is not None:\n    y = x * 2\nz = x",
      "x=None",
    );
    expect(claims(code)).toMatchObject({ y: "ndarray ? [N]" });
    expect(claims(code).z).toBeUndefined();
  });
});

it("a finding that rests on a docstring says so, and its fix is a suggestion", () => {
  const code = `import numpy as np\n${documented({ x: "(M, N) ndarray of uint8" }, "return x.flatten().sum()")}`;
  const [found] = findings(analyze(code));
  expect(found).toMatchObject({ code: "ND101", severity: "information", fix: { safe: false } });
  expect(found.proof?.[0]).toBe("rests on what the docstring of f() says of x");
});

describe("what annotations say of parameters", () => {
  it.each([
    ["np.ndarray[tuple[int, int], np.dtype[np.float32]]", "ndarray float32 [?,?]"],
    ['Float32[np.ndarray, "n 3"]', "ndarray float32 [n,3]"],
    ['NDArray[Shape["N, 3"], Float32]', "ndarray float32 [N,3]"],
    ["NDArray[np.uint8]", "ndarray uint8 ..."],
    ['"NDArray[np.uint8]"', "ndarray uint8 ..."],
  ])("%s", (annotation, claim) => {
    expect(claims(`def f(x: ${annotation}):\n    return x\n`).x).toBe(claim);
  });
});

describe("what the body says", () => {
  it.each([
    ["x = np.asarray(x)\nn, d = x.shape\ny = x + 1", "ndarray ? [?,?]"],
    ["x = np.asarray(x)\nassert x.ndim == 2\ny = x[0]", "ndarray ? [?]"],
    ["x = np.asarray(x)\nif x.ndim != 1:\n    raise ValueError\ny = x[:, None]", "ndarray ? [?,1]"],
    ["x = np.asarray(x)\ny = x[0]", undefined],
    ["x = np.asarray(x)\ny = x + 1", undefined],
    ["x = np.asarray(x)\ny = x.ravel() > 0", "ndarray bool [?]"],
    ["y = np.sqrt(x)", undefined],
    ["y = np.zeros((len(x), 3))", "ndarray float64 [?,3]"],
    ["y = np.zeros(x)", "ndarray float64 ..."],
    ["y = np.arange(x) * 2.0", "ndarray ? [?]"],
    ["x = np.atleast_2d(x)\ny = x.sum(axis=0)", undefined],
    ["assert isinstance(x, np.ndarray)\ny = x.flatten()", "ndarray ? [?]"],
  ])("%s", (body, claim) => {
    const code = `def f(x):\n${body
      .split("\n")
      .map((line) => `    ${line}\n`)
      .join("")}`;
    expect(claims(code).y).toBe(claim);
  });

  it.each([
    ["lengths that only may be equal do not cancel", "int", "y = np.zeros(n - m)", "ndarray float64 [?]"],
    [
      "nor do those of arrays",
      "ndarray",
      "y = np.convolve(np.ravel(n) > 0, np.ravel(m) > 0, 'valid')",
      "ndarray bool [?]",
    ],
    ["axes may be several", "object", "y = np.expand_dims(np.zeros((2, 3)), axis=n)", "ndarray float64 ..."],
    [
      "an axis that is not known may be none",
      "object",
      "y = np.append(np.asarray(n), m, axis=m) > 0",
      undefined,
    ],
    ["an axis may be the only one", "int", "y = np.sum(np.zeros(np.shape(m)), n)", undefined],
    ["ends of a range may be arrays", "object", "y = np.linspace(n, m, 5) > 0", "ndarray bool ..."],
  ])("%s", (_, type, body, claim) => {
    expect(claims(documented({ n: type, m: type }, body, "n, m")).y).toBe(claim);
  });

  it("a name that an unpacking binds twice is the second", () => {
    const code = "def f(a):\n    _, _, v = np.linalg.svd(np.zeros((4, 3)))\n";
    expect(claims(code)._).toBe("ndarray float64 [3]");
    expect(facts(analyze(`import numpy as np\n${code}`)).filter(({ name }) => name === "_")).toHaveLength(1);
  });

  it.each(["(array_like, optional)", "array_like (cast to booleans)", "tuple (int, int)"])(
    "%s names no shape",
    (type) => {
      expect(claims(documented({ x: type }, "y = np.asarray(x, dtype=float)")).y).toBe("ndarray float64 ...");
    },
  );

  it("a break arrives behind the loop's else that raises", () => {
    const code =
      "def g(x, f):\n    if x:\n        return np.zeros((0, 3))\n    for i in range(20):\n        if f(i):\n            break\n    else:\n        raise RuntimeError\n    return np.zeros(4)\n\ndef h(x, f):\n    y = g(x, f)\n";
    expect(claims(code).y).toBe("ndarray float64 ...");
  });

  it("a shape that is a list of unknown length does not raise", () => {
    const code =
      "def g(n):\n    if n < 1:\n        return np.array(True)\n    return np.ones([3] * n) > 0\n\ndef h(n):\n    y = g(len(n))\n";
    expect(claims(code).y).not.toBe("ndarray bool []");
  });

  it("a function that only functions call that nobody calls gets what others may pass as well", () => {
    const code = "def g(x, flag):\n    y = flag\n\ndef f(x):\n    g(x, False)\n";
    const seen = facts(analyze(code)).filter(({ name }) => name === "flag" || name === "y");
    expect(seen).toEqual([]);
  });
});

describe("what Python itself raises in a function is an error of the program, not of the analysis", () => {
  it.each([
    ["a number that is not known in %d", "n = int(x)\nt = '%d of %5.2f' % (n, float(x))"],
    ["an unknown mapping", "t = '%(a)d' % x"],
    ["text in %d", "t = '%d' % 'x'"],
    ["a tuple for a mapping", "t = '%(a)s' % (1,)"],
  ])("%s", (_, body) => {
    const lines = `${body}\nz = np.zeros(3)`.split("\n").map((line) => `    ${line}\n`);
    const { trace } = analyze(`import numpy as np\ndef f(x):\n${lines.join("")}`);
    expect(trace.note ?? "").not.toContain("internal error");
  });

  it("a property without a getter", () => {
    const code = `
class C:
    def set(self, v):
        self.v = v
    p = property(fset=set)
    q = property(fget=lambda self: np.zeros(2))
c = C()
try:
    c.p
except AttributeError:
    a = np.ones(2)
b = c.q
`;
    expect(claims(code)).toMatchObject({ a: "ndarray float64 [2]", b: "ndarray float64 [2]" });
  });
});

describe("code that runs the program's functions by itself", () => {
  it.each([
    "import doctest\ndoctest.testmod(extraglobs={'n': 3})",
    "import doctest\ndoctest.testmod(optionflags=doctest.FAIL_FAST)",
    "import doctest\n__test__ = {'more': '>>> TABLE[0] = 4'}\ndoctest.testmod()",
    "from doctest import testmod\nimport lib\ntestmod(lib)",
    "import doctest, lib\n@lib.wrapped\ndef g():\n    '''>>> TABLE[0] = 4'''\ndoctest.testmod()",
    "import unittest\nunittest.main()",
    "import timeit\ntimeit.timeit('f(1)', globals=globals())",
  ])("%s", (last) => {
    const code = `
TABLE = np.zeros(3)
OTHER = np.ones(2)
def f(n):
    """Makes.

    >>> TABLE[0] = f(5).sum()
    """
    k = n + 1
    return np.zeros(k)
a = f(2)
${last}
b = TABLE[0]
c = OTHER[0]
d = TABLE + 1
`;
    const found = Object.fromEntries(
      facts(analyze(`import numpy as np\n${code}`)).flatMap(({ name, kind, shape, value }) =>
        kind === "bind" ? [[name, shape ?? value]] : [],
      ),
    );
    expect(found).toMatchObject({ a: [3], d: [3] });
    expect(found.k).toBeUndefined();
    if (last.includes("testmod")) expect(found.b).toBeUndefined();
    expect(found.c).toBe(1);
  });

  it("an example that takes too many steps may do anything with what it names", () => {
    const code = `
A, B = np.zeros(3), np.zeros(3)
def ways(n):
    """
    >>> ways(25); A[0] = 1
    """
    A[1] = n
    return 1 if n < 2 else ways(n - 1) + sum(ways(k) for k in range(n - 1))
def f(x):
    """
    >>> f(np.arange(3)); B[0] = 1
    """
    y = x + 1
    return y
doctest.testmod()
a = A[0]
b = B[0]
`;
    const bound = facts(analyze(`import doctest\nimport numpy as np\n${code}`));
    const known = new Map(
      bound.flatMap(({ kind, name, shape, value }) => (kind === "bind" ? [[name, shape ?? value]] : [])),
    );
    expect(known.get("y")).toEqual([3]);
    expect(known.get("b")).toBe(1);
    expect(known.get("a")).toBeUndefined();
  });

  it("examples of one function are run, on the names that are given", () => {
    const code = `
def f(n):
    """
    >>> f(4).shape
    (4,)
    """
    x = np.zeros(n)
    return x
def g(n):
    """
    >>> g(7)
    """
    y = np.zeros(n)
doctest.run_docstring_examples(f, globals())
`;
    const bound = facts(analyze(`import doctest\nimport numpy as np\n${code}`));
    const shapes = new Map(
      bound.flatMap(({ kind, name, shape }) => (kind === "bind" ? [[name, shape]] : [])),
    );
    expect(shapes.get("x")).toEqual([4]);
    expect(shapes.get("y")).not.toEqual([7]);
  });
});

it("strides are not claimed where a length that is not known may be 0, or 1 in another order than C", () => {
  const code = `import sys\nimport numpy as np\nn = len(sys.argv) + 1\nb = np.ones((3, n)).T\nc = b + 0\nd = np.zeros((n + 1, 3))\n`;
  const strides = Object.fromEntries(
    facts(analyze(code)).flatMap(({ name, kind, strides }) => (kind === "bind" ? [[name, strides]] : [])),
  );
  expect(strides.c).toBeUndefined();
  expect(strides.d).toEqual([24, 8]);
});

it("the number of axes of a copy is not claimed where it is four or more", () => {
  const code = `import sys\nimport numpy as np\nc = len(sys.argv) > 2\na = np.zeros((1,) * 8) if c else np.zeros((1,) * 4)\nb = a.copy()\nd = a[0]\n`;
  const shapes = facts(analyze(code)).filter(
    ({ name, kind }) => kind === "bind" && ["b", "d"].includes(name ?? ""),
  );
  expect(shapes.map(({ shape }) => shape)).toEqual([undefined, undefined]);
});
