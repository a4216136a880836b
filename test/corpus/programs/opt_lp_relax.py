import numpy as np
def project_simplex(v):
    u = np.sort(v)[::-1]; css = u.cumsum() - 1
    rho = np.nonzero(u - css/np.arange(1, v.size+1) > 0)[0][-1]
    return np.maximum(v - css[rho]/(rho+1), 0)
def hungarian(cost):
    n = len(cost); u = np.zeros(n+1); v = np.zeros(n+1); p = np.zeros(n+1, int); way = np.zeros(n+1, int)
    for i in range(1, n+1):
        p[0] = i; j0 = 0; minv = np.full(n+1, np.inf); used = np.zeros(n+1, bool)
        while True:
            used[j0] = True; i0, delta, j1 = p[j0], np.inf, 0
            for j in range(1, n+1):
                if not used[j]:
                    cur = cost[i0-1, j-1] - u[i0] - v[j]
                    if cur < minv[j]: minv[j], way[j] = cur, j0
                    if minv[j] < delta: delta, j1 = minv[j], j
            u[p[used]] += delta; v[used] -= delta; minv[~used] -= delta
            j0 = j1
            if p[j0] == 0: break
        while j0: p[j0] = p[way[j0]]; j0 = way[j0]
    ans = np.empty(n, int); ans[p[1:] - 1] = np.arange(n)
    return ans
C = np.array([[4, 1, 3], [2, 0, 5], [3, 2, 2]]); a = hungarian(C)
print(a, C[np.arange(3), a].sum(), project_simplex(np.array([.9, .6, -.2])))
def lasso(X, y, lam, n=50):
    w = np.zeros(X.shape[1]); norms = (X**2).sum(0)
    for _ in range(n):
        for j in range(w.size):
            r = y - X @ w + X[:, j]*w[j]; rho = X[:, j] @ r
            w[j] = np.sign(rho)*max(abs(rho) - lam, 0)/norms[j]
    return w
X = np.vander(np.arange(1., 7), 3); y = X @ [0, 2, 1]
w = lasso(X/X.max(0), y, .5)
def gs_game(A, rounds=60):
    cnt = np.zeros(A.shape[0]), np.zeros(A.shape[1]); i = j = 0
    for _ in range(rounds):
        cnt[0][i] += 1; cnt[1][j] += 1
        i, j = int((A @ cnt[1]).argmax()), int((cnt[0] @ A).argmin())
    return cnt[0]/rounds, cnt[1]/rounds
rps = np.array([[0, -1, 1], [1, 0, -1], [-1, 1, 0]]); pa, pb = gs_game(rps)
T0, best = 10., None; rng = np.random.default_rng(3); cities = rng.integers(0, 50, (8, 2)); D = np.abs(cities[:, None] - cities).sum(-1)
tour = np.arange(8); cost = lambda t: int(D[t, np.roll(t, -1)].sum()); cur = best = cost(tour); bt = tour.copy()
for k in range(150):
    i, j = np.sort(rng.integers(0, 8, 2)); new = tour.copy(); new[i:j+1] = new[i:j+1][::-1]; c = cost(new)
    if c <= cur or rng.random() < np.exp((cur - c)/(T0*.97**k)): tour, cur = new, c
    if cur < best: best, bt = cur, tour.copy()
print(w.shape, pa.sum(), pb.shape, best <= cost(np.arange(8)), np.sort(bt), D.dtype)
