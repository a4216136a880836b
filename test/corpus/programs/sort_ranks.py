import numpy as np
from operator import itemgetter
names = np.array(["dee", "al", "cy", "bo", "ed"]); score = np.array([70, 90, 70, 85, 90]); age = np.array([31, 22, 25, 40, 19], np.uint8)
order = np.lexsort((names, -score)); podium = names[order]
rank = np.empty(order.size, int); rank[order] = np.arange(1, order.size+1)
dense = np.unique(-score, return_inverse=True)[1] + 1
def rankdata(x):
    u, inv, cnt = np.unique(x, return_inverse=True, return_counts=True)
    hi = cnt.cumsum(); return ((hi - cnt + 1 + hi)/2)[inv]
avg = rankdata(score)
rho = 1 - 6*((avg - rankdata(age))**2).sum()/(5*24)
print(podium, rank, dense, avg, round(float(rho), 3))
x = np.array([[3, 1, 2], [9, 7, 8]]); i = x.argsort(axis=1); s = np.take_along_axis(x, i, 1)
desc = np.sort(x, axis=None)[::-1]; part = np.partition(desc, 2)[:2]; med = np.median(x, axis=0, keepdims=True)
bins = np.array([0, 18, 25, 35, 99]); grp = np.digitize(age, bins); lo, hi = np.searchsorted(bins, age, "left"), np.searchsorted(bins, age, side="right")
first = {int(k): names[grp == k].tolist() for k in np.unique(grp)}
print(s, desc.strides, part, med.shape, grp, lo, hi, first)
def bubble(v):
    v = v.copy(); swaps = 0
    for n in range(len(v)-1, 0, -1):
        for k in range(n):
            if v[k] > v[k+1]: v[k], v[k+1] = v[k+1], v[k].copy(); swaps += 1
    return v, swaps
def merge(v):
    if v.size < 2: return v
    a, b = merge(v[:v.size//2]), merge(v[v.size//2:])
    out = np.empty(v.size, v.dtype); i = j = 0
    for k in range(v.size):
        if j == b.size or (i < a.size and a[i] <= b[j]): out[k] = a[i]; i += 1
        else: out[k] = b[j]; j += 1
    return out
def radix(v):
    for sh in range(0, 16, 8):
        key = (v >> sh) & 0xff
        v = v[np.argsort(key, kind="stable")]
    return v
def counting(v):
    c = np.bincount(v); return np.repeat(np.arange(c.size), c)
v = np.random.default_rng(55).integers(0, 60000, 20)
ref = np.sort(v); bs, sw = bubble(v)
print((bs == ref).all(), (merge(v) == ref).all(), (radix(v) == ref).all(), counting(v % 7).size, bs.dtype, merge(v).dtype)
rec = np.array(list(zip(names, score, age)), dtype=[("n", "U4"), ("s", int), ("a", int)])
by = np.sort(rec, order=["s", "a"]); py = sorted(rec.tolist(), key=itemgetter(1, 0), reverse=True)
top = np.argpartition(-score, 2)[:2]; worst = score.argmin(); eq = np.flatnonzero(score == score[worst])
perm = np.random.RandomState(4).permutation(6); inv = np.argsort(perm); cyc = perm[perm]
print(by["n"], py[0], np.sort(score[top]), eq, (perm[inv] == np.arange(6)).all(), cyc.dtype, rec.itemsize)
