import numpy as np
from collections import deque
class Ring:
    def __init__(self, n, dtype=float): self.buf = np.empty(2*n, dtype); self.n = n; self.i = 0
    def push(self, x):
        if self.i == 2*self.n: self.buf[:self.n] = self.buf[self.n:]; self.i = self.n
        self.buf[self.i] = x; self.i += 1
    @property
    def last(self): return self.buf[max(0, self.i - self.n):self.i]
    def __len__(self): return min(self.i, self.n)
r = Ring(5, np.int32); means = []
for k in range(23): r.push(k*k % 17); means.append(r.last.mean())
d = deque(maxlen=3); [d.append(np.full(2, k)) for k in range(7)]; stack = np.stack(d); d.appendleft(np.zeros(2, int)); left = d.popleft()
print(r.last, len(r), len(means), stack, left, r.last.base is r.buf, len(d))
run_n, run_m, run_s = 0, 0., 0.
for x in r.buf[:10].tolist():
    run_n += 1; dx = x - run_m; run_m += dx/run_n; run_s += dx*(x - run_m)
var = run_s/run_n
def rolling(a, w, f):
    out = np.full(a.shape, np.nan)
    for i in range(w - 1, len(a)): out[i] = f(a[i-w+1:i+1])
    return out
a = np.arange(10.)**2; rm = rolling(a, 3, np.max); rs = rolling(a, 4, np.ptp)
cs = np.concatenate(([0.], a.cumsum())); fast = (cs[3:] - cs[:-3])/3; q = deque(); mx = []
for i, v in enumerate(a[::-1]):
    while q and q[0] <= i - 3: q.popleft()
    while q and a[::-1][q[-1]] <= v: q.pop()
    q.append(i)
    if i >= 2: mx.append(a[::-1][q[0]])
lagged = np.column_stack([np.r_[np.full(k, np.nan), a[:len(a)-k]] for k in range(3)]); full = lagged[~np.isnan(lagged).any(axis=1)]
print(round(var, 6), rm, rs, fast, np.array(mx), lagged.shape, full.shape, np.isnan(rm).sum())
