import numpy as np
class Stump:
    def fit(self, X, y, w):
        self.err = np.inf
        for f in range(X.shape[1]):
            for t in np.unique(X[:, f]):
                for s in (1, -1):
                    p = np.where(s*X[:, f] < s*t, -1, 1); e = w[p != y].sum()
                    if e < self.err: self.err, self.f, self.t, self.s = e, f, t, s
        return self
    def predict(self, X): return np.where(self.s*X[:, self.f] < self.s*self.t, -1, 1)
g = np.random.default_rng(14); X = g.integers(0, 8, (40, 2)); y = np.where((X[:, 0] > 3) ^ (X[:, 1] > 5), 1, -1)
w = np.full(len(X), 1/len(X)); team, alphas, errs = [], [], []
for m in range(6):
    st = Stump().fit(X, y, w); a = .5*np.log((1 - st.err)/max(st.err, 1e-10)); p = st.predict(X)
    w *= np.exp(-a*y*p); w /= w.sum(); team.append(st); alphas.append(a)
    F = sum(al*s.predict(X) for al, s in zip(alphas, team)); errs.append((np.sign(F) != y).mean())
errs = np.array(errs); feats = np.array([s.f for s in team]); thr = np.array([s.t for s in team])
print(errs.shape, errs[-1] <= errs[0], feats.dtype, thr.dtype, w.sum().round(9), F.shape)
def reg_tree(x, r):
    best = None
    for t in np.unique(x)[1:]:
        l, h = r[x < t], r[x >= t]; sse = ((l - l.mean())**2).sum() + ((h - h.mean())**2).sum()
        if best is None or sse < best[0]: best = sse, t, l.mean(), h.mean()
    return lambda z, b=best: np.where(z < b[1], b[2], b[3])
x = np.arange(20.); t = np.where(x > 10, 5., 1.) + (x > 15); pred = np.full(20, t.mean()); fs = []
for _ in range(5): f = reg_tree(x, t - pred); pred = pred + .5*f(x); fs.append(f)
mse = ((t - pred)**2).mean(); ens = np.stack([f(x) for f in fs]); imp = np.ptp(ens, axis=1)
print(round(float(mse), 6), ens.shape, imp.argmax(), pred.dtype)
