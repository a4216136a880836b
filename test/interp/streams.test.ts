import { expect, it } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";

/** What is claimed of `r` where the streams of `random` and `numpy.random` were seeded before. */
function drawn(between: string, draw = "np.random.rand()"): unknown {
  const code = `import random\nimport numpy as np\nimport elsewhere\nnp.random.seed(0)\nrandom.seed(0)\n${between}\nr = ${draw}\n`;
  return facts(analyze(code)).find(({ name, kind }) => name === "r" && kind === "bind")?.value;
}

const callback = "def f(*of):\n    np.random.rand()\n    random.random()\n";

it.each([
  ["a call of something unknown", "elsewhere.go()"],
  ["a call with options", "from sklearn.datasets import make_blobs\nX, y = make_blobs(n_samples=10)"],
  ["numbers of SciPy's", "from scipy.stats import norm\nx = norm.rvs(size=3)"],
  ["what SciPy calls back", `from scipy.integrate import odeint\n${callback}odeint(f, [1.0], [0.0, 1.0])`],
  ["a lent function that is called", `${callback}elsewhere.register(f)\nelsewhere.go()`],
  ["a function that takes too long", `${callback}for i in range(10**7):\n    f()`],
])("nobody knows what is drawn after %s", (_, between) => {
  expect(drawn(between)).toBe(undefined);
  expect(drawn(between, "random.random()")).toBe(undefined);
});

it.each([
  ["nothing", ""],
  ["SciPy has filtered", "import scipy.ndimage as ndi\nx = ndi.gaussian_filter(np.ones((4, 4)), 1)"],
  [
    "a stream of its own",
    "from sklearn.datasets import make_blobs\nX, y = make_blobs(n_samples=10, random_state=0)",
  ],
  ["another seed", "elsewhere.go()\nnp.random.seed(0)\nrandom.seed(0)"],
])("the streams go on after %s", (_, between) => {
  expect(drawn(between)).toBe(0.5488135039273248);
  expect(drawn(between, "random.random()")).toBe(0.8444218515250481);
});
