import numpy as np
MB = 1 << 20
class Pool:
    live = 0
    def __init__(self): self.items = {}
    def get(self, shape, dtype=np.float64):
        key = (tuple(np.atleast_1d(shape).tolist()), np.dtype(dtype).str)
        if not self.items.get(key): Pool.live += 1; return np.empty(shape, dtype)
        return self.items[key].pop()
    def put(self, a): self.items.setdefault((a.shape, a.dtype.str), []).append(a)
    def __enter__(self): return self
    def __exit__(self, *exc): self.items.clear()
with Pool() as pool:
    for k in range(4):
        t = pool.get((200, 100)); t.fill(k); u = pool.get(50, "i4"); u[:] = k; s = t.sum() + u.sum(); pool.put(t); pool.put(u)
    n = Pool.live; ids = [len(v) for v in pool.items.values()]
big = np.zeros((256, 256), np.float32); half = big[:128]; view = half.T; total = big.nbytes + view.nbytes*0; big2 = big.astype(np.float64); del big; still = half.base.nbytes; del half; base = view.base
acc = np.zeros(256); chunk = 32
for lo in range(0, 256, chunk):
    part = big2[lo:lo+chunk]; part += lo; np.add(acc, part.sum(axis=0), out=acc)
x = np.ones(20_000); y = x*2 + 1; z = np.sqrt(y*y + x); w = (z - z.mean())/z.std(); x, y = y, x; del z
tmp = [np.full(1000, k) for k in range(5)]; cat = np.concatenate(tmp); tmp.clear(); keep = cat[::100]; small = cat[:10].copy(); del cat
def leaky(store=[]): store.append(np.zeros(3000)); return len(store)
def tidy(): a = np.zeros(5000); b = a[1:]; return b.sum()
c1, c2 = leaky(), leaky(); t1 = tidy(); out = np.empty_like(w); np.multiply(w, w, out=out); out **= .5; out -= out; rows = {i: np.arange(i*100) for i in range(1, 5)}; rows.pop(4); gone = rows.popitem(); m = np.matmul(np.ones((60, 80)), np.ones((80, 60))); m = m[:2]
print(n, ids, s, still, base.shape, acc[:2], part.shape, w.shape, x[0], keep.base.size, small.size, c1, c2, t1, out.any(), sorted(rows), gone[0], m.base.shape)
