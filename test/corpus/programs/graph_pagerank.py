import numpy as np
links = {"home": ["about", "shop", "blog"], "about": ["home"], "shop": ["home", "cart"], "cart": ["shop"], "blog": ["home", "post1", "post2"], "post1": ["blog"], "post2": ["blog", "post1"], "orphan": []}
names = list(links); idx = {k: i for i, k in enumerate(names)}
src, dst = zip(*[(idx[a], idx[b]) for a, bs in links.items() for b in bs])
src = np.asarray(src, np.intp); dst = np.asarray(dst, np.intp)
n = len(names)
# csr by hand
order = np.argsort(src, kind="mergesort")
src, dst = src[order], dst[order]
counts = np.bincount(src, minlength=n)
indptr = np.concatenate(([0], counts.cumsum()))
out = np.where(counts, counts, 1)
def mult(x):
    y = np.zeros(n)
    np.add.at(y, dst, (x/out)[src])
    return y
def pagerank(damp=.85, tol=1e-10, limit=200):
    r = np.full(n, 1/n)
    for it in range(limit):
        new = damp*(mult(r) + r[counts == 0].sum()/n) + (1-damp)/n
        if np.abs(new-r).sum() < tol: break
        r = new
    else:
        raise RuntimeError("no convergence")
    return new, it
rank, its = pagerank()
best = [names[i] for i in np.argsort(-rank)[:3]]
print(best, 10 < its < 200, abs(rank.sum()-1) < 1e-12)
rows = [dst[indptr[i]:indptr[i+1]] for i in range(n)]
print([r.size for r in rows], rows[0].base is not None, indptr)
dense = np.zeros((n, n), dtype=np.float32); dense[dst, src] = 1/out[src]
again = np.linalg.matrix_power(.85*dense + .15/n, 40) @ np.full(n, 1/n, dense.dtype)
hubs = np.ones(n); auth = np.ones(n)
M = np.zeros((n, n), bool); M[src, dst] = True
for _ in range(20):
    auth = hubs @ M; auth /= np.linalg.norm(auth)
    hubs = M @ auth; hubs /= np.linalg.norm(hubs)
print(again.dtype, M.sum(axis=0), M.sum(axis=1), auth.argmax(), hubs.dtype)
