import numpy as np
from itertools import combinations
rng = np.random.default_rng(42)
P = rng.integers(0, 100, (9, 2)).astype(np.float64)
def circum(a, b, c):
    M = np.array([b - a, c - a]); rhs = (M**2).sum(1)/2
    d = M[0, 0]*M[1, 1] - M[0, 1]*M[1, 0]
    if d == 0: return None
    u = np.array([rhs[0]*M[1, 1] - rhs[1]*M[0, 1], M[0, 0]*rhs[1] - M[1, 0]*rhs[0]])/d
    return a + u, (u**2).sum()
tri = []
for i, j, k in combinations(range(len(P)), 3):
    cc = circum(P[i], P[j], P[k])
    if cc is None: continue
    centre, r2 = cc
    d2 = ((P - centre)**2).sum(axis=1)
    if (np.delete(d2, [i, j, k]) >= r2 - 1e-9).all(): tri.append((i, j, k))
tri = np.array(tri)
e = np.sort(tri[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
edges, count = np.unique(e, axis=0, return_counts=True)
rim = edges[count == 1]
euler = len(P) - len(edges) + len(tri)
area = np.abs(np.cross(P[tri[:, 1]] - P[tri[:, 0]], P[tri[:, 2]] - P[tri[:, 0]]) if False else (P[tri[:, 1]] - P[tri[:, 0]])[:, 0]*(P[tri[:, 2]] - P[tri[:, 0]])[:, 1] - (P[tri[:, 1]] - P[tri[:, 0]])[:, 1]*(P[tri[:, 2]] - P[tri[:, 0]])[:, 0])/2
print(tri.shape[1], e.dtype, edges.shape[1], euler, len(rim) >= 3, area.min() > 0)
gy, gx = np.mgrid[0:100:8j, 0:100:8j]
cell = ((np.stack([gx, gy], -1)[:, :, None] - P)**2).sum(-1).argmin(-1)
sizes = np.bincount(cell.ravel(), minlength=len(P))
def idw(q, p, v, power=2):
    d = np.sqrt(((q[:, None] - p[None])**2).sum(-1))
    w = 1/np.maximum(d, 1e-12)**power
    return (w*v).sum(1)/w.sum(1)
val = np.arange(9.); q = np.c_[gx.ravel(), gy.ravel()]
z = idw(q, P, val).reshape(gx.shape)
bil = lambda f, x, y: f[0, 0]*(1-x)*(1-y) + f[1, 0]*x*(1-y) + f[0, 1]*(1-x)*y + f[1, 1]*x*y
mid = bil(np.array([[0, 1], [2, 3]]), *np.ogrid[0:1:5j, 0:1:3j])
print(cell.shape, sizes.sum(), z.shape, z.min() >= 0, z.max() <= 8, mid, gx.strides)
def simplify(pts, eps):
    if len(pts) < 3: return pts
    a, b = pts[0], pts[-1]; t = (b - a)/np.hypot(*(b - a))
    d = np.abs((pts - a) @ np.array([-t[1], t[0]])); k = d.argmax()
    return np.vstack((simplify(pts[:k+1], eps)[:-1], simplify(pts[k:], eps))) if d[k] > eps else pts[[0, -1]]
xs = np.arange(20.); zig = np.c_[xs, np.abs(xs - 10)]
print(simplify(zig, .5))
