import numpy as np
rng = np.random.RandomState(100)
Z = rng.randint(0, 10, 12); M = rng.rand(10, 3)
sub_mean = M - M.mean(axis=1, keepdims=True); byc = M[M[:, 1].argsort()]; anynull = (~Z.reshape(3, 4).any(axis=0)).any()
nearest = Z.flat[np.abs(Z - 4.4).argmin()]; it = np.nditer([np.arange(3).reshape(3, 1), np.arange(3).reshape(1, 3), None])
for x, y, z in it: z[...] = x + y
S = it.operands[2]
class Named(np.ndarray):
    def __new__(cls, array, name="noname"):
        obj = np.asarray(array).view(cls); obj.name = name; return obj
    def __array_finalize__(self, obj):
        if obj is None: return
        self.name = getattr(obj, "name", "noname")
N = Named(np.arange(10), "range_10")
print(sub_mean.shape, byc.flags.c_contiguous, anynull, nearest, S, N.name, type(N).__name__)
D, P0, P1 = np.arange(5.), np.array([[0., 0], [1, 1]]), np.array([[1., 0], [3, 1]])
def dist(P0, P1, p):
    T = P1 - P0; L = (T**2).sum(axis=1); U = -((P0[:, 0] - p[..., 0])*T[:, 0] + (P0[:, 1] - p[..., 1])*T[:, 1])/L
    U = U.reshape(len(U), 1); D = P0 + U*T - p
    return np.sqrt((D**2).sum(axis=1))
ds = np.array([dist(P0, P1, p) for p in np.array([[0., 2], [4, 4]])])
big = np.ones((6, 6)); shape = (3, 3); R = np.full(shape, -1.); pos = (0, 5); R_start = [max(0, s//2 - p) for s, p in zip(shape, pos)]
win = np.lib.stride_tricks.sliding_window_view(np.arange(1, 15), 4); k = win[(win % 5 == 0).any(1)]
rank = np.linalg.matrix_rank(np.diag([1, 2, 0])); u, s, vt = np.linalg.svd(np.arange(6.).reshape(2, 3)); r2 = (s > 1e-10).sum()
C = np.lib.stride_tricks.sliding_window_view(np.arange(100).reshape(10, 10), (3, 3)); blk = np.arange(256).reshape(16, 16); k4 = np.add.reduceat(np.add.reduceat(blk, np.arange(0, 16, 4), axis=0), np.arange(0, 16, 4), axis=1)
sym = np.zeros((5, 5), int); sym[[2, 3], [3, 2]] = 42; p, n = 10, 20; MM, V = np.ones((p, n, n)), np.ones((p, n, 1)); TD = np.tensordot(MM, V, axes=[[0, 2], [0, 1]])
big5 = Z[np.argpartition(-Z, 5)[:5]].sum(); rec = np.core.records.fromarrays if False else np.rec.fromarrays; rr = rec([[1, 2], ["a", "b"]], names="i, s"); cub = np.power(np.arange(4), 3)
A, B = rng.randint(0, 5, (8, 3)), rng.randint(0, 5, (2, 2)); hit = A[..., np.newaxis, np.newaxis] == B; rows = np.where(hit.any((3, 1)).all(1))[0]; uneq = A[A.max(1) != A.min(axis=1)]; bn = np.unpackbits(np.array([[0, 5, 255]], np.uint8).T, axis=1); uq = np.unique(A, axis=0)
t = np.linspace(0, 6*np.pi, 40); px, py = t*np.cos(t), t*np.sin(t); dr = (np.diff(px)**2 + np.diff(py)**2)**.5; r = np.zeros_like(px); r[1:] = np.cumsum(dr); ri = np.linspace(0, r.max(), 30); xi = np.interp(ri, r, px)
mult = np.logical_and.reduce(np.mod(A, 1) == 0, axis=-1) & (A.sum(-1) == 4); idx = rng.randint(0, Z.size, (50, Z.size)); cf = np.percentile(Z[idx].mean(axis=1), [2.5, 97.5])
print(ds.shape, R_start, k.shape, rank, r2, u.shape, C.shape, k4, sym.sum(), TD.shape, TD[0], rr.s, cub, rows.dtype, uneq.shape[1], bn, uq.shape[1], xi.size, mult.dtype, cf.shape)
