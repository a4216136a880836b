import numpy as np, math
from functools import cached_property, total_ordering, singledispatchmethod
from abc import ABC, abstractmethod
class Shape(ABC):
    instances = 0
    def __init__(self, name=None): type(self).instances += 1; Shape.all = getattr(Shape, "all", 0) + 1; self.name = name or type(self).__name__.lower()
    @property
    @abstractmethod
    def area(self): ...
    @classmethod
    def unit(cls): return cls(1)
    def __repr__(self): return f"<{self.name} {self.area:.2f}>"
    def __add__(self, o): return Group(self, o)
class Square(Shape):
    def __init__(self, side, **kw): super().__init__(**kw); self.side = side
    @property
    def side(self): return self._side
    @side.setter
    def side(self, v):
        if v < 0: raise ValueError("side")
        self._side = np.asarray(v, dtype=float)
    @side.deleter
    def side(self): self._side = np.zeros(())
    @property
    def area(self): return float(self._side**2)
class Disk(Shape):
    def __init__(self, r): super().__init__("disk"); self.r = r
    @cached_property
    def mask(self): k = math.ceil(self.r); y, x = np.mgrid[-k:k+1, -k:k+1]; return y*y + x*x <= self.r**2
    area = property(lambda self: math.pi*self.r**2)
class Group(Shape):
    def __init__(self, *parts): super().__init__(); self.parts = [p for q in parts for p in (q.parts if isinstance(q, Group) else [q])]
    def __len__(self): return len(self.parts)
    def __getitem__(self, k): return self.parts[k]
    @property
    def area(self): return sum(p.area for p in self)
    @property
    def areas(self): return np.array([p.area for p in self])
g = Square(2) + Disk(1) + Square(3, name="big"); a = g.areas; d = Disk(2.5); m1, m2 = d.mask, d.mask; s = Square(4); s.side = 5; sd = s.side; del s.side
try: s.side = -1
except ValueError as e: bad = str(e)
print(g, len(g), a.round(3), m1 is m2, m1.sum(), sd, s.side.shape, bad, Shape.all, Square.instances, Square.unit(), [p.name for p in g[1:]])
@total_ordering
class Ver:
    def __init__(self, t): self.key = np.array([int(x) for x in t.split(".")], np.int16)
    def __eq__(self, o): return bool((self.key == o.key).all())
    def __lt__(self, o): d = np.flatnonzero(self.key != o.key); return bool(d.size) and bool(self.key[d[0]] < o.key[d[0]])
    __hash__ = None
class Enc:
    @singledispatchmethod
    def enc(self, x): raise TypeError
    @enc.register
    def _(self, x: int): return np.array([x], np.int8)
    @enc.register
    def _(self, x: str): return np.frombuffer(x.encode(), np.uint8)
    @staticmethod
    def join(*xs): return np.concatenate(xs)
vs = [Ver("1.10.0"), Ver("1.9.3"), Ver("1.9.3")]; big = max(vs); srt = np.array([v.key for v in sorted(vs)]); e = Enc(); j = e.join(e.enc(3), e.enc("ab")); cmpv = vs[1] == vs[2], vs[0] >= vs[1], vs[0] != vs[2]
class Temp:
    def __init__(self, c): self.c = c
    f = property(lambda s: s.c*9/5 + 32, lambda s, v: setattr(s, "c", (v - 32)*5/9))
t = Temp(np.array([0., 100])); f1 = t.f; t.f = np.array([212., 32]); f2 = t.c
class Node:
    def __init__(self, v, nxt=None): self.v, self.next = v, nxt
    def __iter__(self):
        n = self
        while n: yield n.v; n = n.next
ll = None
for k in range(4): ll = Node(np.full(2, k), ll)
stack = np.array([*ll]); cols = np.array(list(zip(*ll)))
print(big.key, srt, j.dtype, j, cmpv, f1, f2, stack, cols.shape)
