import numpy as np
import statistics


def log_post(theta, x, y):
    a, b, log_s = theta
    s = np.exp(log_s)
    resid = y - (a + b * x)
    return -0.5 * np.sum(resid**2) / s**2 - len(x) * log_s - 0.5 * (a**2 + b**2) / 100


def metropolis(logp, start, n, scale, rng):
    chain = np.empty((n, len(start)))
    theta = np.array(start, dtype=float)
    lp = logp(theta)
    accepted = 0
    for i in range(n):
        prop = theta + scale * rng.standard_normal(theta.size)
        lp_new = logp(prop)
        if np.log(rng.random()) < lp_new - lp:
            theta, lp = prop, lp_new
            accepted += 1
        chain[i] = theta
    return chain, accepted / n


def gelman_rubin(chains):
    m, n, d = chains.shape
    means = chains.mean(axis=1)
    W = chains.var(axis=1, ddof=1).mean(axis=0)
    B = n * means.var(axis=0, ddof=1)
    return np.sqrt(((n - 1) / n * W + B / n) / W)


rng = np.random.default_rng(17)
x = np.linspace(0, 10, 40)
y = 1.5 + 0.7 * x + rng.normal(0, 0.8, x.size)
chains = []
rates = []
for c in range(3):
    chain, rate = metropolis(lambda t: log_post(t, x, y), [0.0, 0.0, 0.0], 1500, np.array([0.15, 0.03, 0.08]), rng)
    chains.append(chain[500:])
    rates.append(rate)
chains = np.array(chains)
rhat = gelman_rubin(chains)
flat = chains.reshape(-1, 3)
lo, med, hi = np.percentile(flat, [2.5, 50, 97.5], axis=0)
cov = np.cov(flat.T)
pred = flat[::50, 0][:, None] + flat[::50, 1][:, None] * x
band = np.quantile(pred, [0.05, 0.95], axis=0)
X = np.column_stack((np.ones_like(x), x))
beta, res, rank, sv = np.linalg.lstsq(X, y, rcond=None)
boot = np.empty((200, 2))
for b in range(200):
    idx = rng.integers(0, x.size, x.size)
    boot[b] = np.linalg.lstsq(X[idx], y[idx], rcond=None)[0]
se = boot.std(axis=0)
avg = statistics.fmean(rates)
quart = statistics.quantiles([1, 2, 3, 4, 5, 6, 7], n=4)
u = rng.random((2, 5000))
pi = 4 * np.mean((u**2).sum(axis=0) <= 1)
print(rhat.shape, (lo < med).all(), cov.shape, band.shape, beta.round(1), rank, se.shape, 0 < avg < 1, quart, abs(pi - 3.14) < 0.1)
