# %% notebook turned script
import numpy as np
np.set_printoptions(precision=3, suppress=True)
# %%
raw = """id,h,w,sex
1,1.71,68,m
2,1.62,,f
3,1.80,82,m
4,1.55,50,f
"""
lines = raw.strip().split("\n"); head, *body = [l.split(",") for l in lines]
col = {k: [r[i] for r in body] for i, k in enumerate(head)}
h = np.array(col["h"], dtype=float); w = np.array([float(x) if x else np.nan for x in col["w"]]); sex = np.array(col["sex"]); _id = np.array(col["id"]).astype(int)
# %%
bmi = w/h**2; mean = {str(s): np.nanmean(bmi[sex == s]) for s in np.unique(sex)}
w[np.isnan(w)] = np.nanmedian(w); X = np.column_stack([h, w]); Xs = (X - X.mean(0))/X.std(0)
mean
# %%
for name, v in zip(head[1:3], X.T): print(f"{name:>3}: {v.min():6.2f} {v.mean():6.2f} {v.max():6.2f}")
# %% shadowing everything
sum = X.sum(axis=0); max = X.max(); list = X.tolist(); len_ = X.shape[0]; id = _id[::-1]; np_ = np; type = X.dtype
def range(n, start=0):
    return np.arange(start, start + n)
r = range(4); e = [k for k in r if k % 2]; int32 = np.int32(7); l = 1; O = 0; I = l + O
x = x_ = y = np.zeros(3); x[0], y[1] = 1, 2; x_ += 1
# %%
import numpy as xp; from numpy import random as rd, linalg as la; from numpy.random import *; zeros, ones = xp.zeros, xp.ones
gen = default_rng(3); s = gen.integers(0, 5, 8); q = rd.RandomState(1).rand(3); n = la.norm(ones(4)); Z = zeros((2, 0)); emp = Z.sum(1)
try:
    bad = X @ ones(3)
except ValueError as err:
    bad = str(err)[:6]; X2 = X[:, :1]
else: X2 = None
finally: X = X.astype(xp.float32)
t = X if X.ndim == 2 else None; flag = t is not None and t.shape[1] == 2; k = (t.shape[1] if flag else 0) or -1
while True:
    X = X[:-1]
    if X.shape[0] <= 2: break
print(sum, max, type, id, r, e, x, n, emp, bad, X2.shape, X.dtype, k, X.shape, s.shape, q.dtype, bmi, Xs.shape)
del list, sum, max, type, range, id
print(len(list("ab")), max(sum([1, 2]), 2), [*range(2)])
