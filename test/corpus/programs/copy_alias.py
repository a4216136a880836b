import copy, sys
import numpy as np
a = np.arange(12).reshape(3, 4)
b = a; c = a[:]; d = a.copy(); e = copy.copy(a); f = copy.deepcopy(a); g = a.view(); h = np.array(a, copy=False) if False else np.asarray(a)
a[0, 0] = 99
print([int(x[0, 0]) for x in (b, c, d, e, f, g, h)], [x is a for x in (b, c, h)], [np.shares_memory(a, x) for x in (c, d, g)])
pack = {"m": a, "deep": [a, {"k": a[1]}]}
sh, dp = copy.copy(pack), copy.deepcopy(pack)
a[1] = -1
print(sh["m"] is a, dp["m"] is a, dp["deep"][0] is dp["m"], dp["deep"][1]["k"], sh["deep"][1]["k"])
class Holder:
    registry = []
    def __init__(self, arr, tag="x"): self.arr, self.tag = arr, tag; self.registry.append(tag)
    def __copy__(self): return type(self)(self.arr, self.tag + "'")
    def __deepcopy__(self, memo): return type(self)(copy.deepcopy(self.arr, memo), self.tag + "''")
p = Holder(a); q, r = copy.copy(p), copy.deepcopy(p)
p.arr *= 2
print(q.arr is p.arr, r.arr[0], Holder.registry)
def grow(x, acc=[]): acc.append(x.sum()); return np.array(acc)
grow(a); s = grow(d)
def inplace(x): x += 1; return x
def rebound(x): x = x + 1; return x
i, j = inplace(d), rebound(d)
row = a[0]; row[...] = 0; col = a[:, :1]; col += 5
flat, rav = a.flatten(), a.ravel(); flat[0] = -5; rav[-1] = 77
t = a.T; t[3, 0] = 1000
print(s, i is d, j is d, a[:, 0], flat[0], a[-1, -1], a[0, 3], t.flags.owndata)
x = [np.zeros(2)]*3; y = [np.zeros(2) for _ in range(3)]; x[0][0] = 1; y[0][0] = 1
z = np.zeros((2, 2)); z2 = [z]*2; u, *v = z; w = v[0]; w[:] = 8
m = np.arange(5); m[1:] = m[:-1]; n = np.arange(5); n[::-1][:2] = 50; o = m[[0, 1]]; o += 100
print(np.sum(x), np.sum(y), z2[0] is z2[1], z, m, n, o, m)
lst = a.tolist(); lst[0][0] = "q"; tup = tuple(map(tuple, a)); del b, c; keep = a.base is None
it = np.nditer(m, op_flags=["readwrite"])
with it:
    for k in it: k[...] = k*2
print(m, type(tup[0][0]).__name__, keep, sys.getrefcount(a) > 1)
