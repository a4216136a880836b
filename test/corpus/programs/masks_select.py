import numpy as np
t = np.array([12.5, np.nan, -3., 40.1, 25., np.nan, 18.])
ok = ~np.isnan(t); filled = np.where(ok, t, np.nanmean(t)); ffill = t[np.maximum.accumulate(np.where(ok, np.arange(t.size), 0))]
cls = np.select([t < 0, t < 20, t < 30], [-1, 0, 1], default=2); pw = np.piecewise(filled, [filled < 0, filled >= 30], [0, lambda v: v/2, 1])
ch = np.choose(cls + 1, ["cold", "mild", "warm", "hot"]); comp = np.compress(ok, t); ext = np.extract(t > 15, t); pl = t.copy(); np.place(pl, ~ok, [1, 2]); np.putmask(pl, pl > 30, 30)
print(ok.sum(), filled, ffill, cls, pw, ch, comp.size, ext, pl)
lo, hi = np.nanpercentile(t, [10, 90]); wins = np.clip(t, lo, hi); z = (t - np.nanmean(t))/np.nanstd(t); out = np.abs(np.nan_to_num(z)) > 1.5
gap = np.diff(np.flatnonzero(np.concatenate(([False], ok, [False])) != np.concatenate(([ok[0]], [False]*0, ok, [False])))) if False else np.flatnonzero(np.diff(ok.astype(int)))
runs = np.split(np.arange(t.size), np.flatnonzero(np.diff(ok)) + 1); best = max(runs, key=lambda r: len(r)*ok[r[0]])
interp = np.interp(np.arange(t.size), np.flatnonzero(ok), t[ok])
print(wins.shape, out, gap, [r.tolist() for r in runs], best, interp)
m = np.arange(16).reshape(4, 4); odd = m & 1 == 1; m2 = np.where(odd, -m, m); r, c = np.where(m % 5 == 0); m3 = m.copy(); m3[odd] = 0; m3[~odd & (m > 8)] //= 2
diag = np.eye(4, dtype=bool); m3[diag] = 99; up = m[np.triu_indices(4, 1)]; anyrow = (m > 13).any(axis=1); m4 = m[anyrow][:, ~(m == 15).any(0)]
print(m2[0], r, c, m3, up, anyrow, m4, np.count_nonzero(odd, axis=0))
with np.errstate(divide="ignore", invalid="ignore"): q = np.array([1, 0, -1])/np.array([0, 0, 2]); lg = np.log(np.array([0., 1, np.e]))
safe = np.divide([1., 2, 3], [0, 2, 0], out=np.zeros(3), where=np.array([0, 2, 0]) != 0); sg = np.sign(q); fin = np.isfinite(q); inf = np.isposinf(q)
tri = np.isin([1, 5, 9, 12], [5, 12], invert=True); inter, ia, ib = np.intersect1d([1, 3, 5], [5, 3, 8], return_indices=True); un = np.union1d([3, 1], [2, 3]); sx = np.setxor1d([1, 2], [2, 3])
print(q, lg, safe, sg, fin, inf, tri, inter, ia, ib, un, sx)
logi = np.logical_xor.reduce([True, False, True]); allc = np.logical_and.accumulate([True, True, False, True]); argw = np.argwhere(m > 12); bits = np.packbits(odd); un_ = np.unpackbits(bits).reshape(4, 4).astype(bool)
heav = np.heaviside([-1., 0, 2], .5); near = np.isclose([1., 1 + 1e-9, 2], 1); par = np.equal.outer(np.arange(3), [0, 2]).astype(np.int8)
print(logi, allc, argw, bits, (un_ == odd).all(), heav, near, par, np.nanargmax(t), np.nansum(t), np.nanmax([[1, np.nan], [3, 4]], axis=0))
