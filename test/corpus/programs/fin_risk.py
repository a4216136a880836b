import numpy as np
np.random.seed(2008)
n_days, n_assets = 250, 5
L = np.linalg.cholesky(.7*np.eye(n_assets) + .3)
R = .01*np.random.randn(n_days, n_assets) @ L.T
w = np.array([.4, .2, .2, .1, .1]); assert abs(w.sum() - 1) < 1e-12
pl = R @ w
var95, var99 = -np.percentile(pl, [5, 1])
es = -pl[pl <= -var95].mean()
S = np.cov(R.T); corr = S/np.sqrt(np.outer(*[np.diag(S)]*2))
sig = np.sqrt(w @ S @ w); mrc = S @ w/sig; rc = w*mrc
lam = .94
ew = np.empty(n_days); ew[0] = pl[0]**2
for t in range(1, n_days): ew[t] = lam*ew[t-1] + (1-lam)*pl[t-1]**2
wealth = 100*np.cumprod(1 + pl)
under = 1 - wealth/np.maximum.accumulate(wealth)
print(R.shape, R.flags.c_contiguous, var99 >= var95, es > 0, np.isclose(rc.sum(), sig), corr.diagonal().round(12), under.max() > 0)
ones = np.ones(n_assets); inv = np.linalg.inv(S); mv = inv @ ones/(ones @ inv @ ones)
targets = np.linspace(.0, .01, 4); mu = R.mean(axis=0)
KKT = np.block([[2*S, mu[:, None], ones[:, None]], [mu, 0, 0], [ones, 0, 0]])
front = np.stack([np.linalg.solve(KKT, np.r_[np.zeros(n_assets), m, 1])[:n_assets] for m in targets])
vol = np.sqrt(np.einsum("ij,jk,ik->i", front, S, front))
print(mv.sum().round(9), KKT.shape, front.shape, vol.argmin(), np.allclose(front.sum(1), 1))
blocks = R[:n_days//25*25].reshape(-1, 25, n_assets)
boot = blocks[np.random.randint(0, len(blocks), size=(40, 10))].reshape(40, -1, n_assets)
stat = boot.mean(axis=1)/boot.std(axis=1)*np.sqrt(252)
print(blocks.shape, boot.shape, stat.shape, boot.nbytes)
