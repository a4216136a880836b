import numpy as np
INF = np.inf
edges = [(0, 1, 7), (0, 3, 3), (1, 2, 1), (1, 3, 2), (3, 4, 6), (2, 4, 2), (4, 5, 1), (5, 6, 4)]
n = 1 + max(max(a, b) for a, b, _ in edges)
A = np.full((n, n), INF); np.fill_diagonal(A, 0)
for a, b, w in edges: A[a, b] = A[b, a] = w

def floyd(A):
    D = A.copy()
    nxt = np.where(np.isfinite(A), np.arange(len(A)), -1)
    for k in range(len(D)):
        alt = D[:, k, None] + D[None, k]
        better = alt < D
        D[better] = alt[better]
        nxt = np.where(better, nxt[:, [k]], nxt)
    return D, nxt

def path(nxt, i, j):
    out = [i]
    while i != j:
        i = int(nxt[i, j]); out.append(i)
    return out

D, nxt = floyd(A)
ecc = D.max(1); radius, diameter = ecc.min(), ecc.max()
centre = np.flatnonzero(ecc == radius)
print(path(nxt, 0, 6), D[0, 6], centre, radius, diameter)
adj = np.isfinite(A) & ~np.eye(n, dtype=bool)
deg = adj.sum(0)
lap = np.diag(deg) - adj
reach = adj.astype(int)
hops = np.full((n, n), -1); hops[np.diag_indices(n)] = 0
power = np.eye(n, dtype=int)
for step in range(1, n):
    power = power @ reach
    fresh = (power > 0) & (hops < 0)
    hops[fresh] = step
triangles = np.trace(np.linalg.matrix_power(reach, 3)) // 6
closeness = (n-1)/D.sum(axis=1)
order = np.lexsort((np.arange(n), -deg))
print(hops, triangles, closeness.argmax(), order, lap.dtype, lap.sum())
