import { expect, test } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";
import { printed, printedByPython } from "./printed.ts";

/** What Python says of names, loops, generators and operands, as it prints it. */
const programs: readonly (readonly [title: string, code: string, truth: readonly string[]])[] = [
  [
    "break and continue in a loop's else are for the loop around it",
    `for i in range(4):
    n = 2
    while n > 0:
        n -= 1
    else:
        if i > 0: break
else:
    print("never")
print(i)
seen = []
for i in range(3):
    for j in []: pass
    else:
        continue
    seen.append(i)
print(seen)`,
    ["1", "[]"],
  ],
  [
    "a function's own name is not looked up outside",
    `x = 1
def f():
    y = x
    x = 2
def g():
    def h(): return later
    h()
    later = 1
for one in (f, g):
    try: one()
    except NameError as e: print(type(e).__name__, e)`,
    [
      "UnboundLocalError cannot access local variable 'x' where it is not associated with a value",
      "NameError cannot access free variable 'later' where it is not associated with a value in enclosing scope",
    ],
  ],
  [
    "calls that don't fit say so in Python's words, with the qualified name",
    `def outer():
    def f(a, b=1, *, k): pass
    class C:
        def m(self): pass
    return f, C
f, C = outer()
for call in (lambda: f(), lambda: f(1, 2, 3, k=4), lambda: f(1), lambda: f(1, a=2, k=1), lambda: f(1, z=2), lambda: C().m(1)):
    try: call()
    except TypeError as e: print(e)
print(C.__qualname__, C.m.__qualname__, C)`,
    [
      "outer.<locals>.f() missing 1 required positional argument: 'a'",
      "outer.<locals>.f() takes from 1 to 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given",
      "outer.<locals>.f() missing 1 required keyword-only argument: 'k'",
      "outer.<locals>.f() got multiple values for argument 'a'",
      "outer.<locals>.f() got an unexpected keyword argument 'z'",
      "outer.<locals>.C.m() takes 1 positional argument but 2 were given",
      "outer.<locals>.C outer.<locals>.C.m <class '__main__.outer.<locals>.C'>",
    ],
  ],
  [
    "a generator that nobody holds any more is closed, and says what it returned once",
    `def g():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
for x in g(): break
it = g()
next(it)
it = None
def h():
    yield 1
    return 5
k = h()
next(k)
for _ in range(2):
    try: next(k)
    except StopIteration as e: print(repr(e))
def over():
    print((yield from range(3)))
o = over()
next(o)
o.close()
print("end")`,
    ["closed", "closed", "StopIteration(5)", "StopIteration()", "end"],
  ],
  [
    "an object of a subclass is asked before one of its base",
    `class A:
    def __eq__(self, o): return "A.eq"
    def __lt__(self, o): return "A.lt"
    def __gt__(self, o): return "A.gt"
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
class B(A):
    def __eq__(self, o): return "B.eq"
    def __gt__(self, o): return "B.gt"
    def __radd__(self, o): return "B.radd"
class C(A): pass
a, b, c = A(), B(), C()
print(a == b, a < b, a > b, b == a, a + b, b + a, a + c, a == c, a != b)`,
    ["B.eq B.gt A.lt B.eq B.radd A.add A.add A.eq False"],
  ],
  [
    "a property that lacks an attribute leaves the question to __getattr__",
    `class C:
    @property
    def p(self): return self.q
    def __getattr__(self, name):
        if name == "q": raise AttributeError(name)
        return name * 2
print(C().p)
try: C.zz
except AttributeError as e: print(e)`,
    ["pp", "type object 'C' has no attribute 'zz'"],
  ],
  [
    "lists longer than a call may have arguments",
    `x = [0] * 200000
y = x * 2
y[1:1] = x
def count(*a): return len(a)
print(len(y), count(*x), max(*range(150000)))`,
    ["600000 200000 149999"],
  ],
];

for (const [title, code, truth] of programs)
  test(title, () => {
    expect(printed(code).join("\n").split("\n")).toEqual(truth);
    const python = printedByPython(code);
    if (python) expect(python).toEqual(truth);
  });

test("what grows too long is given up, and the rest of the file is known", () => {
  for (const code of [
    "x = [1, 2]\nfor i in range(60): x += x",
    "s = 'a'\nfor i in range(60): s += s",
    "t = (1,)\nfor i in range(60): t = t + t",
    "x = [1]\nfor i in range(60): x.extend(x)",
    "x = [1, 2]\nfor i in x: x += x",
  ]) {
    const known = facts(analyze(`${code}\nimport numpy as np\nbehind = np.zeros(3)\n`));
    expect(known.find(({ name, kind }) => name === "behind" && kind === "bind")?.shape).toEqual([3]);
  }
});

test("what is one of two numbers is neither of them", () => {
  const text = `import os
import numpy as np
n = int(os.environ["N"])
i = n
if os.environ["A"]:
    pass
else:
    i = 3
d = n - i
k = n
try:
    int(os.environ["B"])
    k = 0
except ArithmeticError:
    pass
e = n - k
a = np.zeros(n)
b = a if os.environ["C"] else np.zeros(3)
`;
  const values = new Map(
    facts(analyze(text, { detailed: true })).map((fact) => [`${fact.name} ${fact.line}`, fact]),
  );
  expect(values.get("d 9")).toMatchObject({ type: "pyint", value: undefined });
  expect(values.get("e 16")).toMatchObject({ type: "pyint", value: undefined });
  expect(values.get("b 18")?.shape).not.toEqual(values.get("a 17")?.shape);
});
