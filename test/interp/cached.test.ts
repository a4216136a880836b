import { describe, expect, it } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";

const begin =
  "import functools\nimport sys\nimport re\nimport numpy as np\nn = len(sys.argv)\nlog = []\n@functools.cache\ndef table(k, add=0):\n    log.append(k)\n    return np.zeros(k) + add\n";

function claimed(body: string) {
  const found = facts(analyze(`${begin}${body}\n`, { detailed: true })).findLast(
    ({ name, kind }) => name === "r" && kind === "bind",
  );
  return found && { shape: found.shape, values: found.values };
}

describe("a function with a cache", () => {
  it.each([
    ["gives the same array again", "table(2)[0] = 5\nr = table(2) + 0", [5, 0]],
    ["gives another for other arguments", "table(2)[0] = 5\nr = table(2, 1) + 0", [1, 1]],
    ["tells an argument by name from one by place", "table(2, 0)[0] = 5\nr = table(2, add=0) + 0", [0, 0]],
    ["takes equal numbers for the same", "table(2)[0] = 5\nr = table(2.0) + 0", [5, 0]],
    ["forgets what is cleared", "table(2)[0] = 5\ntable.cache_clear()\nr = table(2) + 0", [0, 0]],
    ["is another one without", "table(2)[0] = 5\nr = table.__wrapped__(2) + 0", [0, 0]],
    [
      "keeps a method's results for each object",
      "class A:\n    @functools.lru_cache\n    def f(self):\n        return np.zeros(2)\na, b = A(), A()\na.f()[0] = 5\nr = a.f() + b.f()",
      [5, 0],
    ],
    [
      "drops the oldest where there are too many",
      "@functools.lru_cache(maxsize=2)\ndef t(k):\n    return np.zeros(k)\nt(1)[0] = 5\nt(2)[0] = 5\nt(1)\nt(3)\nr = np.concatenate([t(1), t(2)])",
      [5, 0, 0],
    ],
    [
      "wraps a function that keeps its name",
      "def g(k):\n    return np.zeros(k)\nh = functools.cache(g)\nh(2)[0] = 5\nr = g(2) + h(2)",
      [5, 0],
    ],
  ])("%s", (_, body, values) => {
    expect(claimed(body)?.values).toEqual(values);
  });

  it("runs once for the same arguments", () => {
    expect(claimed("table(2)\ntable(2)\ntable(3)\nr = np.zeros(len(log))")?.shape).toEqual([2]);
  });

  it.each([
    ["it may have been called before with what is not known", "table(2)\ntable(n)\nr = np.zeros(len(log))"],
    [
      "its size is not known",
      "@functools.lru_cache(n)\ndef t(k):\n    log.append(k)\nt(1)\nt(1)\nr = np.zeros(len(log))",
    ],
    ["somebody else has got it", "import lib\ntable(2)\nlib.use(table)\nr = np.zeros(int(table(2)[0]))"],
  ])("is not followed where %s", (_, body) => {
    expect(typeof claimed(body)?.shape?.[0]).not.toBe("number");
  });
});

describe("a callback is called any number of times", () => {
  it.each([
    [
      "within a partial",
      "def f(to, x):\n    to.append(x)\nlist(map(functools.partial(f, log), [len(a) for a in sys.argv]))",
    ],
    ["as a list's method", "list(map(log.append, [len(a) for a in sys.argv]))"],
    ["by re.sub", "re.sub('a', lambda m: log.append(1) or '', sys.argv[0])"],
    ["by a function of frompyfunc", "np.frompyfunc(lambda x: log.append(x) or 1, 1, 1)(np.zeros(n))"],
    ["by a vectorized function", "np.vectorize(lambda x: log.append(x) or 1)(np.zeros(n))"],
  ])("%s", (_, body) => {
    expect(typeof claimed(`${body}\nr = np.zeros(len(log))`)?.shape?.[0]).not.toBe("number");
  });
});
