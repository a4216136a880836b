import numpy as np, warnings
warnings.filterwarnings("ignore")
rng = np.random.default_rng(31)
X = np.concatenate([rng.normal((0, 0), .5, (80, 2)), rng.normal((3, 3), .8, (120, 2))])
K = 2; n, d = X.shape
mu = X[[0, -1]].copy(); cov = np.stack([np.eye(d)]*K); pi = np.full(K, 1/K)
def logpdf(X, m, S):
    L = np.linalg.cholesky(S)
    z = np.linalg.solve(L, (X - m).T)
    return -.5*(z**2).sum(0) - np.log(np.diag(L)).sum() - d/2*np.log(2*np.pi)
trace = []
for it in range(12):
    lp = np.stack([np.log(pi[k]) + logpdf(X, mu[k], cov[k]) for k in range(K)], axis=1)
    top = lp.max(axis=1, keepdims=True)
    norm = top + np.log(np.exp(lp - top).sum(1, keepdims=True))
    R = np.exp(lp - norm)
    Nk = R.sum(0)
    mu = R.T @ X/Nk[:, None]
    diff = X[:, None] - mu
    cov = np.einsum("nk,nki,nkj->kij", R, diff, diff)/Nk[:, None, None] + 1e-6*np.eye(d)
    pi = Nk/n
    trace.append(norm.sum())
ll = np.array(trace)
print(mu.shape, cov.shape, R.shape, ll.shape, bool(np.all(np.diff(ll) > -1e-6)), diff.strides)
hard = R.argmax(-1); sizes = np.bincount(hard, minlength=K)
bic = -2*ll[-1] + np.log(n)*(K*(1 + d + d*(d+1)//2) - 1)
ev, vec = np.linalg.eigh(cov)
axes = vec*np.sqrt(ev)[:, None, :]
tt = np.linspace(0, 2*np.pi, 33)
ellipse = mu[:, None] + np.stack([np.cos(tt), np.sin(tt)], -1) @ axes.swapaxes(1, 2)
print(sizes.sum(), bic > 0, ev.shape, axes.shape, ellipse.shape, hard.dtype)
