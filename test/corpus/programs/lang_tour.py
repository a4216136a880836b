import numpy as np
# every corner of the language in one go
def kinds(x):
    match x:
        case np.ndarray(ndim=0): return "0d"
        case np.ndarray(shape=(n,)) if n > 3: return f"long {n}"
        case np.ndarray(): return "array"
        case [] | (): return "empty"
        case [a, *_, b]: return f"seq {a}..{b}"
        case {"op": str(op), **rest}: return f"{op} {sorted(rest)}"
        case int(v) | float(v) if v > 0: return "positive"
        case None: return "none"
        case _: return type(x).__name__
tags = [kinds(v) for v in (np.array(1), np.arange(5), np.eye(2), [], [1, 2, 3], {"op": "add", "k": 1}, 3, -2., None, "s")]
(a, *b), [c, (d, e)] = np.arange(4), (1, (2, 3)); x = y = [0]*3; x[1:2] = [7, 8, 9]; x[::2], z = [1, 1], x.pop(); m = {k: v for k, v in zip("abc", np.arange(3))}; {**m}; s = {int(v) for v in np.array([3, 1, 3])}
n = (k := 5) + k; w = [t for t in range(10) if t % 2 if t > 3]; nest = [[i*j for j in range(i)] for i in range(4)]; flat = np.array([v for row in nest for v in row]); gen = sum(v*v for v in flat.tolist()); cond = "big" if flat.size > 5 else "small"; chain = 0 < flat.sum() < 100 != 7; lam = (lambda *a, k=2, **kw: (len(a), k, kw))(*range(3), k=4, z=1)
print(tags, a, b, c, d, e, x, z, sorted(s), n, w, flat, gen, cond, chain, lam)
for i in range(3):
    if i == 5: break
else: i = -1
while n:
    n -= 1
    if n == 3: continue
    if n < 2: break
try: r = 1
except Exception: r = 2
else: r += 10
finally: r *= 2
def outer():
    v = [np.zeros(1)]
    def inner(): nonlocal v; v = v + [np.ones(len(v))]; return v
    inner(); return inner()
global_list = outer(); del global_list[0]; cat = np.concatenate(global_list); assert cat.size == 3, f"{cat!r}"
class Meta(type):
    def __call__(cls, *a): obj = super().__call__(*a); obj.made = True; return obj
class Base:
    __slots__ = ("v",); K = np.ones(2)
    def __init__(self, v=0): self.v = v
    def __getattr__(self, n): return n.upper() if len(n) == 2 else object.__getattribute__(self, n)
    def __enter__(self): return self
    def __exit__(self, *a): self.v = -1; return True
class Mix: 
    def hi(self): return "mix " + super().hi() if hasattr(super(), "hi") else "mix"
class A(Base):
    def hi(self): return "A"
class B(Mix, A):
    def hi(self): return "B " + super().hi()
with B(3) as bb, Base() as cc: bb.v += 1; raise ValueError
print(i, n, r, cat, bb.v, cc.v, B().hi(), bb.ab, [k.__name__ for k in B.__mro__], Base.K is B.K, isinstance(bb, Mix))
txt = f"{np.pi:.3f} {cat.sum():>6} {'x'!r} {3:+d} {255:#x} {1e6:,.0f} {0.25:.0%} {np.arange(2)} {cat.dtype} {{}} {k=}"; sl = slice(None, None, -1); rev = cat[sl]; el = np.zeros((2, 3, 4))[..., None, 0]; st = "abc"[::-1]*2; bits = 5 & 3 | 8 ^ 2 << 1; un = -2**2, ~5, not 0, 7//-2, -7 % 3, 2**-1, 10 % 3.5; cmp = [1, 2] < [1, 3], "a" in "abc", None is None, (1,) + (2,), [*"ab", *range(2)], {**{"a": 1}, "b": 2}
rec = lambda f: (lambda x: x(x))(lambda x: f(lambda v: x(x)(v))); fac = rec(lambda f: lambda n: 1 if n == 0 else n*f(n-1))(5); bo = (0 or np.int8(3)) and "yes"; zipd = list(zip(*[iter(range(6))]*2)); mp = list(map(max, [1, 5], [3, 2])); fl = list(filter(None, [0, 1, "", "a"])); en = dict(enumerate("ab", 1)); so = sorted(["b", "A", "c"], key=str.lower, reverse=True); an = any(v > 2 for v in [1, 3]), all([]), min([3, 1], default=0), max("b", "a"), round(2.5), round(2.675, 2), divmod(-7, 2), abs(-3), pow(2, 10, 1000), int("ff", 16), bin(5), chr(65), ord("a"), hash(1) == 1
print(txt, rev, el.shape, st, bits, un, cmp, fac, bo, zipd, mp, fl, en, so, an)
