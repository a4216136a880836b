import { describe, expect, it } from "vitest";
import { analyze, facts, hover, inlayHints, likelyFacts } from "../../core/ide/index.ts";

const parse = (code: string) => analyze(`import numpy as np\n${code}`);

/** What is likely of the names bound in a program's functions, the last binding of each. */
function likely(code: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { name, kind, dtype, shape } of likelyFacts(parse(code)))
    if (name !== undefined && kind !== "expr")
      found[name] = `${dtype ?? "?"}${shape ? `[${shape.map(known)}]` : "..."}`;
  return found;
}

const known = (dim: number | string | null) => (typeof dim === "string" && /[?#]/.test(dim) ? "?" : dim);

describe("what names in functions that nobody calls are likely to stand for", () => {
  it("an array_like of the documented shape, in names of its lengths", () => {
    const code = `
def f(X, y):
    """Fits.

    Parameters
    ----------
    X : {array-like, sparse matrix} of shape (n_samples, n_features)
    y : array-like of shape (n_samples,), default=None
    """
    A = np.asarray(X, dtype=np.float64)
    m = A.mean(axis=0)
    r = np.asarray(y) - A @ m
    return r
`;
    expect(likely(code)).toMatchObject({
      X: "?[n_samples,n_features]",
      A: "float64[n_samples,n_features]",
      m: "float64[n_features]",
      r: "?[n_samples]",
    });
  });

  it.each([
    ["an unpacked shape", "h, w = x.shape\nz = np.zeros_like(x)", { x: "?[?,?]", z: "?[?,?]" }],
    ["an index of several axes", "z = x[:, 0, 1:]", { x: "?[?,?,?]", z: "?[?,?]" }],
    ["an axis of the shape", "k = x.shape[1]\nz = x.sum(axis=1)", { x: "?[?,?]", z: "?[?]" }],
    ["the same array by another name", "z = np.asarray(x)\nk = z[:, 0]", { z: "?[?,?]", k: "?[?]" }],
    ["a name by custom", "z = image.astype(np.float32)", { image: "?[?,?]", z: "float32[?,?]" }],
    ["a length", "z = np.zeros(n)", { z: "float64[?]" }],
    [
      "what an unknown call gives",
      "z = load(n)\nk = z[..., :, 0]\nh, w = z.shape",
      { z: "?[?,?]", k: "?[?]" },
    ],
  ])("%s", (_, body, claims) => {
    const lines = body.split("\n").map((line) => `    ${line}\n`);
    expect(likely(`def f(x, image, n, load):\n${lines.join("")}`)).toMatchObject(claims);
  });

  it("certain facts stay what they are, and neither rules nor the trace go by what is only likely", () => {
    const code = "def f(image):\n    z = image.astype(np.float32)\n    a = np.zeros(3)\n    return z, a\n";
    expect(facts(parse(code)).filter(({ name }) => name === "image" || name === "z")).toEqual([]);
    expect(facts(parse(code)).find(({ name }) => name === "a")?.shape).toEqual([3]);
    expect(likely(code)).not.toHaveProperty("a");
  });

  it("a number, a table of names and a dict are no arrays", () => {
    const code = 'def f(a, b, c):\n    x = a + 1\n    y = b["name"]\n    z = c[1, 2]\n    return x, y, z\n';
    expect(likely(code)).toEqual({});
  });

  it("what is known in one call counts, whatever another one passes", () => {
    const code = `
def helper(a, k):
    z = a * 2
    return z

def f(image, k):
    helper(image.astype(np.float32), k)

def g(other, k):
    helper(other, k)
`;
    expect(likely(code)).toMatchObject({ a: "float32[?,?]", z: "float32[?,?]" });
    expect(facts(parse(code))).toEqual([]);
  });

  it("what was seen before the steps ran out counts", () => {
    const code = `
def f(image):
    z = image.astype(np.float32)
    n = 0
    while n < 100000:
        n += 1
    return z
`;
    expect(likely(code)).toMatchObject({ image: "?[?,?]", z: "float32[?,?]" });
  });

  it("a call gives what the documentation says that it returns, where running it has told nothing", () => {
    const code = `
def plain(image):
    """Some.

    Parameters
    ----------
    image : ndarray
        Picture.

    Returns
    -------
    out : ndarray
        As large.
    """
    return load(image)

def both(image):
    """Two.

    Returns
    -------
    first : (M, N) ndarray
        One.
    second : (N,) array
        Another.
    """
    return load(image)

def f(image, load):
    z = plain(image.astype(np.float32))
    a, b = both(image)
    return z
`;
    expect(likely(`from other import load\n${code}`)).toMatchObject({ z: "?[?,?]", a: "?[M,N]", b: "?[N]" });
  });

  it.each([
    ["an operator beside something unknown", "z = image.astype(np.float32) - h", { z: "?[?,?]" }],
    ["a comparison with something unknown", "z = image.astype(np.float32) > h", { z: "bool[?,?]" }],
    ["a product of matrices is not told", "z = image.astype(np.float32) @ h", { image: "?[?,?]" }],
    ["an unknown dtype", "z = image.astype(h, copy=False)", { z: "?[?,?]" }],
    ["an unknown width", "z = np.pad(image.astype(int), h)", { z: "?[?,?]" }],
    ["arrays of which one is known", "z = np.stack([image.astype(int), np.asarray(h)])", { z: "?[2,?,?]" }],
    ["what a result is written to", "z = np.multiply(image.astype(int), 2, out=out)", { out: "?[?,?]" }],
  ])("%s", (_, body, claims) => {
    const doc = `    """F.\n\n    Parameters\n    ----------\n    out : ndarray\n    """\n`;
    const found = likely(`def f(image, h, out=None):\n${doc}    ${body}\n    return z\n`);
    expect(found).toMatchObject(claims);
    if (body.includes("@")) expect(found).not.toHaveProperty("z");
  });

  it("channels between two ellipses are those of an image", () => {
    const code = `
def f(rgb):
    """F.

    Parameters
    ----------
    rgb : (..., C=3, ...) array_like
    """
    z = np.asarray(rgb)
    return z
`;
    expect(likely(code)).toMatchObject({ z: "?[?,3,?]" });
  });

  it("a program whose functions are all called has nothing that is only likely", () => {
    expect(likely("def f(image):\n    return image.T\nf(np.zeros((2, 3)))\n")).toEqual({});
  });
});

describe("in the editor", () => {
  const code = `def scaled(image, size):
    """Scales.

    Args:
        image (np.ndarray of shape (h, w)): picture
    """
    z = image.astype(np.float32)
    n, m = z.shape
    return z
`;
  const at = (text: string, word: string) => {
    const before = text.slice(0, text.indexOf(word)).split("\n");
    return { line: before.length, col: before[before.length - 1].length + 1 };
  };

  it("a hover says that it is likely, of whose function, and why", () => {
    const analysis = parse("def f(image):\n    z = image.astype(np.float32)\n    return z\n");
    const found = hover(analysis, at(analysis.text, "z ="));
    expect(found?.title).toBe("likely float32[?, ?]");
    expect(found?.markdown).toMatch(/^_Likely: nobody calls_ `f\(\)` _here/);
    expect(found?.markdown).toContain("z: float32[?, ?]");
  });

  it("what is certain is said without that", () => {
    const analysis = parse(code);
    expect(hover(analysis, at(analysis.text, "z ="))?.title).toBe("float32[n, m]");
  });

  it("hints of the third level of detail include it, the others do not", () => {
    const analysis = parse(
      "def f(X):\n    n, m = X.shape\n    z = np.zeros(X.shape, np.uint8)\n    return z\n",
    );
    const labels = (detail: "normal" | "full") =>
      inlayHints(analysis, undefined, detail).map(({ label }) => label);
    expect(labels("normal")).toEqual([]);
    expect(labels("full")).toEqual([": likely uint8[n, m] C m*n bytes"]);
  });

  it("after an edit it is that of the new text", () => {
    const before = parse("def f(image):\n    z = image.astype(np.float32)\n    return z\n");
    hover(before, at(before.text, "z ="));
    const text = before.text.replace("float32", "float16");
    const after = analyze(text, {}, before);
    expect(hover(after, at(text, "z ="))?.title).toBe("likely float16[?, ?]");
  });
});
