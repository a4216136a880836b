import numpy as np
rng = np.random.default_rng(4); data = rng.random((60, 3)); W = rng.random((5, 6, 3)); W0 = W.copy(); ii, jj = np.indices(W.shape[:2])
for t, k in enumerate(rng.permutation(60)):
    x = data[k]; d = ((W - x)**2).sum(-1); bi, bj = np.unravel_index(d.argmin(), d.shape); s = 2*np.exp(-t/30); h = np.exp(-((ii - bi)**2 + (jj - bj)**2)/(2*s*s)); W += .3*(1 - t/60)*h[..., None]*(x - W)
um = np.zeros(W.shape[:2]); um[:-1] += np.linalg.norm(W[1:] - W[:-1], axis=-1); um[:, :-1] += np.linalg.norm(W[:, 1:] - W[:, :-1], axis=2)
hits = np.zeros(W.shape[:2], int); q = ((data[:, None, None] - W)**2).sum(-1).reshape(60, -1).argmin(1); np.add.at(hits, np.unravel_index(q, hits.shape), 1)
print(W.shape, np.abs(W - W0).max() > 0, um.shape, hits.sum(), h.dtype, d.strides)
pats = np.array([[1, 1, 1, -1, -1, -1, 1, -1], [1, -1, 1, -1, 1, -1, 1, -1]]); M = pats.T @ pats; np.fill_diagonal(M, 0); s = pats[0].copy(); s[2] *= -1; E = []
for _ in range(3):
    for k in range(s.size): s[k] = 1 if M[k] @ s >= 0 else -1
    E.append(-.5*s @ M @ s)
print(s, (s == pats[0]).all(), E, M.dtype, M.trace())
c1, c2 = np.array([0, 0, 1]), np.array([1, 1, 1]); D = np.abs(np.subtract.outer([1., 2, 9, 10, 25], [1., 2, 9, 10, 25])); np.fill_diagonal(D, np.inf); lab = np.arange(5); merges = []
while len(set(lab.tolist())) > 2:
    i, j = np.unravel_index(D.argmin(), D.shape); merges.append((int(lab[i]), int(lab[j]), float(D[i, j]))); lab[lab == lab[j]] = lab[i]; same = lab[:, None] == lab; D[same] = np.inf
eps = 3; pts = np.array([1., 2, 3, 10, 11, 12, 30]); nb = np.abs(pts[:, None] - pts) <= eps; core = nb.sum(1) >= 3; cl = np.full(7, -1); k = 0
for i in np.flatnonzero(core):
    if cl[i] >= 0: continue
    todo = [i]
    while todo:
        a = todo.pop()
        if cl[a] >= 0: continue
        cl[a] = k
        if core[a]: todo.extend(np.flatnonzero(nb[a] & (cl < 0)).tolist())
    k += 1
sil = np.array([0.5]); conf = np.histogram2d(lab, lab, bins=2)[0] if False else np.bincount(lab)
print(merges, lab, core, cl, k, conf, c1 @ c2, sil.dtype)
