import { expect, test } from "vitest";
import { printed, printedByPython } from "./printed.ts";

/** What a class says of calls, attributes and types, and what Python prints. */
const programs: readonly (readonly [title: string, code: string, truth: readonly string[]])[] = [
  [
    "objects are called with names",
    `import numpy as np
class Fill:
    def __call__(self, n, value=1, *, dtype=float): return np.full(n, value, dtype)
fill = Fill()
print(fill(2, value=5))
print(fill(n=1, dtype=int))
print(fill(*[3], **{"value": 2}))`,
    ["[5. 5.]", "[1]", "[2. 2. 2.]"],
  ],
  [
    "__setattr__, __getattribute__ and __delattr__ are asked, object's own are not",
    `class Doubling:
    def __init__(self): self.a = 2; object.__setattr__(self, "b", 3)
    def __setattr__(self, name, value): super().__setattr__(name, value * 2)
    def __delattr__(self, name): object.__setattr__(self, name, "gone")
d = Doubling()
print(d.a, d.b)
del d.a
print(d.a)
class Fixed:
    def __init__(self): self.n = 0
    def __getattribute__(self, name): return 42 if name == "n" else object.__getattribute__(self, name)
    def __getattr__(self, name): return name.upper()
print(Fixed().n, Fixed().other)
class Proxy:
    def __init__(self, inner): object.__setattr__(self, "_inner", inner)
    def __getattr__(self, name): return getattr(self._inner, name)
    def __setattr__(self, name, value): setattr(self._inner, name, value)
class Inner: v = 1
inner = Inner(); p = Proxy(inner); p.v = 7
print(inner.v, p.v)`,
    ["4 3", "gone", "42 OTHER", "7 7"],
  ],
  [
    "an object gets another class, on one path or on all",
    `import sys
class A:
    k = 1
    def f(self): return "a"
class B:
    k = 2
    def f(self): return "b"
x = A()
x.__class__ = B
print(x.f(), x.k, type(x).__name__, isinstance(x, A))
y = A()
for _ in range(3): y.__class__ = B if isinstance(y, A) else A
print(y.f())`,
    ["b 2 B False", "b"],
  ],
  [
    "attributes of classes are set and deleted",
    `class A:
    k = 1
    def f(self): return self.k
type.__setattr__(A, "k", 5)
print(A().f())
del A.f
print(hasattr(A(), "f"))
try: del A.f
except AttributeError: print("no")`,
    ["5", "False", "no"],
  ],
  [
    "slots and frozen fields refuse",
    `from dataclasses import dataclass, FrozenInstanceError
class Slots:
    __slots__ = ("a",)
s = Slots(); s.a = 1
try: s.b = 2
except AttributeError as e: print(e)
class More(Slots): pass
m = More(); m.b = 3
print(m.b)
@dataclass(frozen=True)
class Point:
    x: int = 0
    def __post_init__(self): object.__setattr__(self, "x", self.x + 1)
p = Point(4)
try: p.x = 9
except FrozenInstanceError as e: print(e, p.x)
class Bare: pass
try: Bare()[0] = 1
except TypeError as e: print(e)`,
    [
      "'Slots' object has no attribute 'b'",
      "3",
      "cannot assign to field 'x' 5",
      "'Bare' object does not support item assignment",
    ],
  ],
  [
    "a named tuple's fields hide the defaults in its class",
    `from typing import NamedTuple
class Row(NamedTuple):
    n: int
    w: float = 0.5
    def scaled(self): return self.n * self.w
print(Row(4).scaled(), Row(4, 2).scaled(), Row(4)._replace(w=3).w)`,
    ["2.0 8 3"],
  ],
  [
    "protocols ask for members, abstract classes know who was registered",
    `from abc import ABC, ABCMeta
from typing import Protocol, runtime_checkable
@runtime_checkable
class Sized(Protocol):
    n: int
    def size(self) -> int: ...
class Box:
    n = 1
    def size(self): return 1
class Half:
    def size(self): return 1
print(isinstance(Box(), Sized), isinstance(Half(), Sized))
class Shape(ABC): pass
class Other(metaclass=ABCMeta): pass
Shape.register(Box)
@Other.register
class Late: pass
print(isinstance(Box(), Shape), isinstance(Half(), Shape), isinstance(Late(), Other))`,
    ["True False", "True False True"],
  ],
  [
    "closing closes, an enum finds what it misses, whole results of ints stay ints",
    `import enum, statistics
from contextlib import closing
class Door:
    log = []
    def close(self): Door.log.append("shut")
with closing(Door()): Door.log.append("in")
print(Door.log)
class Day(enum.Enum):
    MON = 1
    @classmethod
    def _missing_(cls, value): return cls.MON
print(Day(7).name)
print(round(1234, 2), statistics.variance([1, 2, 3]), statistics.pvariance([1, 3]), type(statistics.variance([1, 2])) is float)
print(globals() is globals())`,
    ["['in', 'shut']", "MON", "1234 1 1 True", "True"],
  ],
];

test.each(programs)("%s", (_, code, truth) => {
  expect(printed(code)).toEqual(truth);
  expect(printedByPython(code) ?? truth).toEqual(truth);
});

test("what a finalizer changes is not known from its first object on", () => {
  const code = `class Counted:
    gone = []
    def __del__(self): Counted.gone.append(1)
one = Counted()
print(len([]))
del one
print(len(Counted.gone))`;
  expect(printed(code)).toEqual(["0", undefined]);
});
