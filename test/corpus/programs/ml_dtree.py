import numpy as np
class Leaf:
    def __init__(self, y): self.counts = np.bincount(y, minlength=3); self.label = int(self.counts.argmax())
    def predict(self, X): return np.full(len(X), self.label)
    depth = 0
class Split:
    def __init__(self, f, t, lo, hi): self.f, self.t, self.lo, self.hi = f, t, lo, hi
    @property
    def depth(self): return 1 + max(self.lo.depth, self.hi.depth)
    def predict(self, X):
        m = X[:, self.f] <= self.t
        out = np.empty(len(X), dtype=int)
        out[m], out[~m] = self.lo.predict(X[m]), self.hi.predict(X[~m])
        return out
def gini(y):
    if not y.size: return 0.
    p = np.bincount(y)/y.size
    return 1 - (p*p).sum()
def grow(X, y, depth=3):
    if depth == 0 or gini(y) == 0 or len(y) < 4: return Leaf(y)
    best = (np.inf, None, None)
    for f in range(X.shape[1]):
        vals = np.unique(X[:, f])
        for t in (vals[:-1] + vals[1:])/2:
            m = X[:, f] <= t
            score = (m.sum()*gini(y[m]) + (~m).sum()*gini(y[~m]))/y.size
            if score < best[0] - 1e-12: best = (score, f, t)
    _, f, t = best
    if f is None: return Leaf(y)
    m = X[:, f] <= t
    return Split(f, t, grow(X[m], y[m], depth-1), grow(X[~m], y[~m], depth-1))
rng = np.random.default_rng(8)
X = rng.integers(0, 12, size=(60, 2)).astype(float)
y = (X[:, 0] > 5).astype(int) + (X[:, 1] > 7)
tree = grow(X, y)
pred = tree.predict(X)
acc = (pred == y).mean()
conf = np.zeros((3, 3), int); np.add.at(conf, (y, pred), 1)
print(tree.depth, acc, conf.sum(), pred.dtype)
prec = conf.diagonal()/conf.sum(0).clip(1); rec = conf.diagonal()/np.maximum(conf.sum(1), 1)
f1 = np.where(prec + rec > 0, 2*prec*rec/(prec+rec), 0)
boots = []
for s in range(4):
    ix = np.random.default_rng(s).integers(0, len(X), len(X))
    boots.append(grow(X[ix], y[ix], 2).predict(X))
votes = np.stack(boots); forest = np.apply_along_axis(lambda c: np.bincount(c, minlength=3).argmax(), 0, votes)
print(f1.shape, votes.shape, votes.dtype, forest.shape, forest.dtype, (forest == y).mean() > .5)
