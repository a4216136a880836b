import numpy as np, math
rng = np.random.default_rng(100)
a, b = rng.normal(0, 1, 40), rng.normal(.5, 1.2, 35)
def welch(a, b):
    va, vb = a.var(ddof=1)/a.size, b.var(ddof=1)/b.size
    return (a.mean() - b.mean())/math.sqrt(va + vb), (va + vb)**2/(va**2/(a.size-1) + vb**2/(b.size-1))
t, df = welch(a, b)
pool = np.concatenate([a, b]); obs = abs(a.mean() - b.mean()); hits = 0
for _ in range(200):
    s = rng.permutation(pool); hits += abs(s[:40].mean() - s[40:].mean()) >= obs
p = (hits + 1)/201
r = np.empty(pool.size); r[pool.argsort()] = np.arange(1, pool.size + 1); U = r[:40].sum() - 40*41/2
allv = np.sort(pool); ks = np.abs(np.searchsorted(np.sort(a), allv, "right")/40 - np.searchsorted(np.sort(b), allv, "right")/35).max()
print(type(t).__name__, 30 < df < 75, 0 < p <= 1, 0 <= U <= 1400, 0 < ks < 1)
tab = np.array([[20, 15, 5], [10, 25, 25]]); exp = np.outer(tab.sum(1), tab.sum(0))/tab.sum(); chi2 = ((tab - exp)**2/exp).sum(); dof = np.prod(np.subtract(tab.shape, 1)); cramer = np.sqrt(chi2/tab.sum()/(min(tab.shape) - 1)); resid = (tab - exp)/np.sqrt(exp)
print(exp, round(float(chi2), 4), dof, round(float(cramer), 4), resid.shape)
g = [np.array([6, 8, 4, 5, 3, 4]), np.array([8, 12, 9, 11, 6, 8]), np.array([13, 9, 11, 8, 7, 12])]; grand = np.mean(g); ssb = sum(len(x)*(x.mean() - grand)**2 for x in g); ssw = sum(((x - x.mean())**2).sum() for x in g); F = (ssb/2)/(ssw/15)
def erf_cdf(z): return .5*(1 + np.vectorize(math.erf)(z/np.sqrt(2)))
def betacf(x, n=40): return np.cumsum(x**np.arange(n)/np.arange(1, n+1))[-1]
q = erf_cdf(np.array([-1.96, 0, 1.96])); bin_ = np.array([math.comb(10, k)*.3**k*.7**(10-k) for k in range(11)]); pois = np.exp(-2.)*2.**np.arange(8)/np.array([math.factorial(k) for k in range(8)])
print(F.round(4), q.round(4), bin_.sum().round(12), bin_.argmax(), pois.shape, round(float(betacf(.5)), 6))
X = np.c_[np.ones(40), a, a**2]; y = 2 + a - .3*a**2 + rng.normal(0, .1, 40); beta = np.linalg.solve(X.T @ X, X.T @ y); res = y - X @ beta; s2 = res @ res/(40-3); se = np.sqrt(s2*np.diag(np.linalg.inv(X.T @ X))); R2 = 1 - (res**2).sum()/((y - y.mean())**2).sum(); dw = (np.diff(res)**2).sum()/(res**2).sum()
jack = np.array([np.delete(a, i).mean() for i in range(a.size)]); bias = (a.size - 1)*(jack.mean() - a.mean()); boot = rng.choice(a, (100, a.size)).mean(axis=1); ci = np.quantile(boot, [.025, .975]); skew = ((a - a.mean())**3).mean()/a.std()**3
kde = np.exp(-.5*((np.linspace(-3, 3, 25)[:, None] - a)/.4)**2).sum(1)/(40*.4*np.sqrt(2*np.pi)); mode = np.linspace(-3, 3, 25)[kde.argmax()]; ecdf = np.arange(1, 41)/40; mad = np.median(np.abs(a - np.median(a)))
print(beta.shape, se.shape, .5 < R2 <= 1, 0 < dw < 4, abs(bias) < 1e-9, ci[0] < ci[1], boot.shape, -3 <= mode <= 3, kde.dtype, ecdf[-1], mad > 0, abs(skew) < 3)
