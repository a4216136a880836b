import { expect, test } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";
import { printed, printedByPython } from "./printed.ts";

/** Classes that do something when they are made, read or subclassed, and what Python prints. */
const programs: readonly (readonly [title: string, code: string, truth: readonly string[]])[] = [
  [
    "__init_subclass__ hears of each subclass and its keywords",
    `class Base:
    known = {}
    def __init_subclass__(cls, /, name=None, **rest):
        super().__init_subclass__(**rest)
        Base.known[name or cls.__name__] = cls
class A(Base): pass
class B(Base, name="bee"):
    def size(self): return 3
print(len(Base.known))
print(Base.known["bee"]().size())`,
    ["2", "3"],
  ],
  [
    "__new__ makes what the call gives, and __init__ runs on an instance of the class",
    `class One:
    made = None
    def __new__(cls, *args):
        if cls.made is None:
            cls.made = super().__new__(cls)
        return cls.made
    def __init__(self, v):
        self.v = v
class Number:
    def __new__(cls): return 5
a, b = One(1), One(2)
print(a is b)
print(a.v)
print(Number())
class Raw:
    def __init__(self): self.v = 1
    @classmethod
    def empty(cls):
        made = cls.__new__(cls)
        made.v = 7
        return made
print(Raw.empty().v)`,
    ["True", "2", "5", "7"],
  ],
  [
    "descriptors of the program's own",
    `class Positive:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, instance, owner=None): return self if instance is None else getattr(instance, self.name)
    def __set__(self, instance, value):
        if value < 0: raise ValueError
        setattr(instance, self.name, value)
class Box:
    side = Positive()
    def __init__(self, side): self.side = side
box = Box(3)
box.side = 4
print(box.side)
try: box.side = -1
except ValueError: print("no")
print(Box.side.name)`,
    ["4", "no", "_side"],
  ],
  [
    "a property's deleter, and a generator that outlives the call that made it",
    `class Row:
    def __init__(self): self._v = [1, 2, 3]
    @property
    def v(self): return self._v
    @v.deleter
    def v(self): self._v = []
    def __len__(self): return len(self._v)
    def __getitem__(self, k): return self._v[k]
    def __iter__(self): return (self[i] * 2 for i in range(len(self)))
r = Row()
print(sum(x for x in r))
del r.v
print(len(r.v))`,
    ["12", "0"],
  ],
  [
    "bytearrays grow and change in place",
    `import numpy as np
b = bytearray()
for k in (1, 127, 128): b.append(k)
b.extend(b"ab"); b[0] = 9
print(len(b), b[-1], bytes(b)[0])
a = np.frombuffer(b, np.uint8)
print(a.flags.writeable, a.size)`,
    ["5 98 9", "True 5"],
  ],
];

test.each(programs)("%s", (_, code, truth) => {
  expect(printed(code)).toEqual(truth);
  expect(printedByPython(code) ?? truth).toEqual(truth);
});

test("a method that may be called through something unknown is claimed for no call alone", () => {
  const code = `import sys, random, numpy as np
class A:
    def f(self, x): y = np.zeros(x); return y
class B(A):
    def f(self, x): z = np.ones(x + 1); return z
    def g(self): u = self.v; return u
one = A() if len(sys.argv) > 5 else B()
one.f(3)
A().f(7)
B().f(9)
b, c = B(), B()
b.v, c.v = 1, 2
random.choice([b, c]).g()
b.g()`;
  const claims = new Map(facts(analyze(code, { detailed: true })).map((fact) => [fact.name, fact]));
  expect(claims.get("y")?.values ?? undefined).toBeUndefined();
  expect(claims.get("z")?.shape).not.toEqual([10]);
  expect(claims.get("u")?.value ?? undefined).toBeUndefined();
});
