import numpy as np
L = np.array([[0, 1.5, 1.], [.5, 0, 0], [0, .25, 0]]); n = np.array([100., 0, 0]); hist = [n]
for year in range(12): hist.append(n := L @ n)
hist = np.array(hist); share = hist/hist.sum(1, keepdims=True); lam = np.abs(np.linalg.eigvals(L)).max(); grow = hist[1:].sum(1)/hist[:-1].sum(1)
z = np.zeros((40, 2)); z[0] = 10, 5
for t in range(39):
    x, y = z[t]; z[t+1] = x + .1*x*(1 - .1*y), y + .1*y*(-.5 + .05*x)
print(hist.shape, hist[1], share.shape, abs(grow[-1] - lam) < .1, z.min() > 0, z.strides)
sp = np.array([[12, 0, 3], [5, 5, 5], [0, 0, 9]]); p = sp/sp.sum(1)[:, None]
with np.errstate(divide="ignore", invalid="ignore"): H = -np.nansum(p*np.log(p), axis=1)
simpson = 1 - (p**2).sum(1); rich = (sp > 0).sum(axis=1); bray = np.abs(sp[:, None] - sp).sum(-1)/(sp[:, None] + sp).sum(-1); jac = np.array([[len(set(np.flatnonzero(a)) & set(np.flatnonzero(b)))/len(set(np.flatnonzero(a)) | set(np.flatnonzero(b))) for b in sp] for a in sp])
rare = np.array([[(1 - np.prod([(s.sum() - k - c)/(s.sum() - k) for k in range(3)])) if c else 0 for c in s] for s in sp]).sum(1)
print(H.round(6), simpson, rich, bray, jac, rare.shape)
web = np.zeros((5, 5), bool); web[[1, 2, 3, 3, 4], [0, 0, 1, 2, 3]] = True; diet = web/np.maximum(web.sum(1, keepdims=True), 1); tl = np.linalg.solve(np.eye(5) - diet, np.ones(5)); conn = web.sum()/web.size; basal, top = ~web.any(1), ~web.any(0)
P = np.array([[.8, .15, .05], [.1, .7, .2], [0, .1, .9]]); s = np.array([1, 0, 0.]); path = np.stack([s @ np.linalg.matrix_power(P, k) for k in range(6)]); w, v = np.linalg.eig(P.T); st = np.real(v[:, np.argmax(w.real)]); st = st/st.sum(); Q = P[:2, :2]; N = np.linalg.inv(np.eye(2) - Q); steps = N.sum(1)
print(tl, conn, basal, top, path.sum(1), np.allclose(st @ P, st), N.shape, steps.round(6))
g = np.zeros((12, 12), np.uint8); g[3:6, 3:6] = 1; age = np.zeros_like(g, dtype=np.int16); rng = np.random.default_rng(17)
for _ in range(8):
    pad = np.pad(g, 1); nb = pad[:-2, 1:-1] + pad[2:, 1:-1] + pad[1:-1, :-2] + pad[1:-1, 2:]; born = (nb > 0) & (g == 0) & (rng.random(g.shape) < .3); die = age > 5; g[born] = 1; g[die] = 0; age = np.where(g, age + 1, 0)
hard = lambda p: np.array([p*p, 2*p*(1-p), (1-p)**2]); fst = np.var([.2, .8])/(.5*.5); p = .1; traj = [p]
for _ in range(20): wbar = p*p*1.1 + 2*p*(1-p)*1.05 + (1-p)**2; p = (p*p*1.1 + p*(1-p)*1.05)/wbar; traj.append(p)
drift = np.empty((6, 15)); drift[:, 0] = .5
for t in range(14): drift[:, t+1] = rng.binomial(40, drift[:, t])/40
print(g.sum() > 0, age.dtype, hard(.3), fst, len(traj), traj[-1] > .1, drift.shape, drift.min() >= 0)
