import { expect, test } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";
import { run } from "../../core/interp/run.ts";
import { parse } from "../../core/syntax/parse.ts";
import { printed, printedByPython } from "./printed.ts";

/** What is claimed of the name `y`, which `shared` binds. */
function claimed(rest: string): unknown {
  const code = `import numpy as np
def shared(x):
    y = x * 2
    return y
${rest}`;
  const claim = facts(analyze(code, { detailed: true })).find(
    ({ name, kind }) => name === "y" && kind === "bind",
  );
  return claim?.shape ?? undefined;
}

test("a function that nothing calls says nothing of what the run of the program shows", () => {
  const others = `def unused(a): return shared(a)
class Never:
    def __init__(self): self.v = shared(np.ones(7))
    def use(self): return unused(self.v)`;
  expect(claimed(`${others}\nshared(np.ones((2, 3)))`)).toEqual([2, 3]);
});

test("nor does one that takes too many steps", () => {
  const costly = `def unused(n):
    for _ in range(10**6):
        for _ in range(10**6):
            for _ in range(10**6): n = shared(n) if n is None else unused(n)`;
  expect(claimed(`${costly}\nshared(np.ones(4))`)).toEqual([4]);
});

/** Programs in which `shared` gets something else, whoever calls it. */
const awake: readonly (readonly [title: string, rest: string])[] = [
  ["is handed over", "def unused(a): shared(a)\nimport somelib\nsomelib.call(unused)\nshared(np.ones(2))"],
  [
    "is run when an object is printed",
    "class A:\n    def __repr__(self): return self.text()\n    def text(self): return str(shared(np.ones(5)))\nprint(A())\nshared(np.ones(2))",
  ],
  [
    "is found by its name",
    "def unused(): return shared(np.ones(5))\nimport sys\nglobals()[sys.argv[0] or 'unused']()\nshared(np.ones(2))",
  ],
  [
    "is a method that is looked up by a name that is not known",
    "class A:\n    def unused(self): return shared(np.ones(5))\nimport sys\ngetattr(A(), sys.argv[1])()\nshared(np.ones(2))",
  ],
  [
    "is a method that a library may call",
    "import ast\nclass A(ast.NodeVisitor):\n    def visit_Name(self, node): return shared(np.ones(5))\nA().visit(ast.parse('x'))\nshared(np.ones(2))",
  ],
  [
    "may be called by a library that looks for it",
    "import fire\ndef command(): return shared(np.ones(5))\nshared(np.ones(2))\nfire.Fire()",
  ],
];

test.each(awake)("a function counts that %s", (_, rest) => {
  expect(claimed(rest)).not.toEqual([2]);
});

test("Python's own names may be imported", () => {
  const code = `from builtins import range, len as count
import builtins
print(list(range(3)), count([1]), builtins.max(1, 2))`;
  expect(printed(code)).toEqual(["[0, 1, 2] 1 2"]);
  expect(printedByPython(code) ?? ["[0, 1, 2] 1 2"]).toEqual(["[0, 1, 2] 1 2"]);
});

test("loops of few rounds are followed when there are few steps left", () => {
  const code = `import numpy as np
class Stack:
    def __init__(self, sizes): self.layers = [np.ones((m, n)) for m, n in zip(sizes, sizes[1:])]
    def run(self, x):
        given = [x]
        for w in self.layers: given.append(given[-1] @ w)
        y = np.stack([g.sum(axis=1) for g in given])
        return y
stack = Stack([3, 4, 2])
x = np.ones((5, 3))
for epoch in range(10**7): stack.run(x)`;
  const { observations } = run(parse(code), { steps: 6000, detailed: true }).trace;
  const [, seen] = [...observations].find(([node]) => node.kind === "Name" && node.id === "y") ?? [];
  expect(seen?.shape).toEqual([3, 5]);
});

test("an array is indexed with ints of which it is not known how many there are", () => {
  const code = `import sys, numpy as np
keep = [i for i in range(10) if i > len(sys.argv)]
y = np.ones((10, 3), "f4")[keep]`;
  const claim = facts(analyze(code, { detailed: true })).find(
    ({ name, kind }) => name === "y" && kind === "bind",
  );
  expect([claim?.dtype, claim?.shape?.length, claim?.shape?.[1]]).toEqual(["float32", 2, 3]);
});
