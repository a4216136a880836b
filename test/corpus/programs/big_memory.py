import numpy as np

def pipeline(n):
    a = np.ones((n, n))
    b = a * 2 + 1
    c = b.T.copy()
    d = np.concatenate([a, b], axis=0)
    e = d[: n // 2].astype(np.float32)
    del a, b
    f = np.where(c > 1, c, 0)
    g = f.sum(axis=0) / n
    return e, g

e, g = pipeline(500)
mask = e > 0.5
picked = e[mask]
total = np.cumsum(picked)
stack = [np.full(10000, i, dtype=np.float64) for i in range(10)]
merged = np.vstack(stack)
stack.clear()
norm = (merged - merged.mean(axis=0)) / (merged.std(axis=0) + 1)
hist = {k: np.bincount(np.arange(k) % 5) for k in (1000, 20000)}
u = np.unique(np.arange(50000) % 1000)
s = np.sort(np.random.default_rng(0).random(100000))
o = np.argsort(s)
for i in range(3):
    tmp = np.zeros((200, 200))
    tmp += i
    merged[:10, :200] = tmp[:10]
out = np.empty_like(merged)
np.multiply(merged, 2, out=out)
print(e.shape, g.shape, picked.size, total[-1], norm.shape, u.size, o.shape, out.sum())
