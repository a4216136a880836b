import numpy as np
n, per = 96, 12
t = np.arange(n); trend0 = .5*t + 20; seas0 = np.tile(np.array([3, 1, -2, -4, 0, 2, 5, 4, 1, -1, -4, -5]), n//per); y = trend0 + seas0
k = np.r_[.5, np.ones(per-1), .5]/per
tr = np.full(n, np.nan); tr[per//2:-per//2] = np.convolve(y, k, "valid")
de = y - tr; prof = np.array([np.nanmean(de[m::per]) for m in range(per)]); prof -= prof.mean(); res = y - tr - np.tile(prof, n//per)
print(tr.shape, np.isnan(tr).sum(), prof.round(6), np.nanmax(np.abs(res)) < 1e-9)
def hw(y, per, a=.3, b=.1, g=.2, h=6):
    lvl = y[:per].mean(); sl = (y[per:2*per].mean() - lvl)/per; s = (y[:per] - lvl).copy(); fit = np.empty_like(y)
    for i, v in enumerate(y):
        p = i % per; fit[i] = lvl + sl + s[p]; old = lvl
        lvl = a*(v - s[p]) + (1-a)*(lvl + sl); sl = b*(lvl - old) + (1-b)*sl; s[p] = g*(v - lvl) + (1-g)*s[p]
    return fit, lvl + sl*np.arange(1, h+1) + s[(len(y) + np.arange(h)) % per]
fit, fc = hw(y, per); mape = np.mean(np.abs((y - fit)/y)[per:])*100
d1 = np.diff(y); d12 = y[per:] - y[:-per]; both = np.diff(d12); lag = lambda x, k: (x[k:]*x[:-k] if k else x*x).sum()
acf = np.array([lag(y - y.mean(), j) for j in range(15)]); acf = acf/acf[0]
def pacf(r, m):
    phi = np.zeros((m+1, m+1)); out = [1.]
    for k in range(1, m+1):
        num = r[k] - phi[k-1, 1:k] @ r[k-1:0:-1]; den = 1 - phi[k-1, 1:k] @ r[1:k]; phi[k, k] = num/den
        for j in range(1, k): phi[k, j] = phi[k-1, j] - phi[k, k]*phi[k-1, k-j]
        out.append(phi[k, k])
    return np.array(out)
pc = pacf(acf, 4); X = np.stack([y[1:-1], y[:-2], np.ones(n-2)], 1); ar, *_ = np.linalg.lstsq(X, y[2:], rcond=None)
print(fit.shape, fc.shape, mape < 50, d12.min(), both.any(), acf.shape, pc.shape, abs(pc).max() <= 1 + 1e-9, ar.shape)
months = np.arange("2016-01", "2024-01", dtype="M8[M]"); yr = months.astype("M8[Y]").astype(int) + 1970; ann = np.array([y[yr == u].sum() for u in np.unique(yr)]); growth = ann[1:]/ann[:-1] - 1; pivot = y.reshape(-1, per); best = months[y.argmax()]
cusum = np.cumsum(y - y.mean()); change = np.abs(cusum).argmax(); seg = [y[:change].mean(), y[change:].mean()]; outl = np.flatnonzero(np.abs(d1 - np.median(d1)) > 3*np.median(np.abs(d1 - np.median(d1)))); dtw = np.full((6, 7), np.inf); dtw[0, 0] = 0
for i in range(1, 6):
    for j in range(1, 7): dtw[i, j] = abs(y[i] - y[2*j]) + min(dtw[i-1, j], dtw[i, j-1], dtw[i-1, j-1])
print(ann, growth.shape, pivot.shape, best, change, seg[0] < seg[1], outl.dtype, dtw[-1, -1])
