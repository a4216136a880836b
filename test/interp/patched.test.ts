import { expect, it } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";

/** What is claimed of `r`. */
function claimed(code: string) {
  const found = facts(analyze(`import numpy as np\n${code}\n`)).find(
    ({ name, kind }) => name === "r" && kind === "bind",
  );
  return found?.shape ?? found?.value;
}

it.each([
  ["NumPy's function", "np.zeros = lambda n: np.ones(5)\nr = np.zeros(3)"],
  [
    "a function of a module of NumPy's",
    "import numpy.linalg\nnumpy.linalg.norm = max\nr = np.linalg.norm([1.0, 2.0])",
  ],
  [
    "what is imported afterwards",
    "np.ravel = lambda a: a[0]\nfrom numpy import ravel\nr = ravel(np.ones((2, 3)))",
  ],
  ["Python's function", "import math\nmath.sqrt = lambda x: 5\nr = math.sqrt(4.0)"],
  [
    "another library's function",
    "import scipy.ndimage as ndi\nndi.median_filter = lambda a, n: a[::2]\nr = ndi.median_filter(np.ones((4, 4)), 3)",
  ],
  ["a name of another module's", "import math\ndef f():\n    math.tau = 3\nf()\nr = math.tau"],
  ["one way of two", "import sys\nif len(sys.argv) > 1:\n    np.pi = 3\nr = np.pi"],
])("nothing is known of %s that the program has replaced", (_, code) => {
  expect(claimed(code)).toBe(undefined);
});

it("leaves the other names of a module", () => {
  expect(claimed("np.zeros = lambda n: np.ones(5)\nr = np.full(3, 2.0)")).toEqual([3]);
});
