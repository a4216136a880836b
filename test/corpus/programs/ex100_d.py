import numpy as np
# borders, checkerboards, normalising, nearest ... own ways
Z = np.ones((7, 7), int); Z[1:-1, 1:-1] = 0
board = np.indices((8, 8)).sum(0) & 1
nulls = np.flatnonzero([1, 2, 0, 0, 4, 0]); diag = np.diag(1 + np.arange(4), k=-1)
tile = np.tile(np.array([[0, 1], [1, 0]]), (3, 3))
flags = {"i": np.iinfo(np.int16).max, "f": np.finfo("f4").eps}
v = np.linspace(0, 1, 11, endpoint=False)[1:]
s = np.random.default_rng(10).random(10); s.sort()
s[s.argmax()] = 0
Xg, Yg = np.meshgrid(np.arange(4), np.arange(4)); cauchy = 1/(Xg[0][:, None] - (Yg[:, 0] + .5))
G = np.exp(-((np.indices((5, 5)) - 2)**2).sum(0)/2.)
pts = np.random.default_rng(2).random((6, 2)); dd = pts[:, None] - pts; D = np.sqrt((dd**2).sum(-1))
near = np.flatnonzero(np.abs(v - .47) == np.abs(v - .47).min())
print(Z.sum(), board[0], nulls, diag.shape, tile.shape, flags, cauchy.shape, G.max(), D.shape, near)
A = np.arange(25).reshape(5, 5); A[[0, 1]] = A[[1, 0]]
faces = np.array([[0, 1, 2], [1, 2, 3], [3, 0, 1]])
F = np.roll(faces.repeat(2, axis=1), -1, axis=1).reshape(-1, 2); F.sort(axis=1)
edges = np.unique(F, axis=0)
C = np.repeat(np.arange(5), np.bincount([1, 1, 2, 3, 4, 4, 6])[:5])
n_avg = np.convolve(np.arange(10.), np.ones(3)/3, "valid")
sub = np.lib.stride_tricks.sliding_window_view(np.arange(10), 4)[::2]
counts = np.bincount([0, 1, 3, 2, 1, 1], weights=[1, 2, 3, 4, 5, 6])
I = np.array([3, 0, 3, 1]); T = np.zeros(5); np.add.at(T, I, 1)
im = np.random.default_rng(3).integers(0, 2, (8, 8, 3), dtype=np.uint8)
colors = np.unique(im.reshape(-1, 3), axis=0).shape[0]
axes = np.ones((3, 4, 5, 6)).sum(axis=(-2, -1))
diagdot = np.einsum("ij,ji->i", A, A)
inter = np.zeros(5 + 4*3, int); inter[::4] = np.arange(1, 6)
print(A[0], edges.tolist(), C, n_avg, sub.strides, counts, T, colors, axes.shape, diagdot, inter)
w = np.array([[1., 2], [3, 4]]); rank = np.linalg.matrix_rank(np.outer([1, 2, 3], [4, 5, 6]))
mode = np.bincount([3, 3, 1, 2]).argmax(); bits = ((np.array([0, 1, 2, 3, 15])[:, None] & (1 << np.arange(4))) != 0).astype(int)[:, ::-1]
cart = np.stack(np.meshgrid([1, 2, 3], [4, 5], [6, 7], indexing="ij"), -1).reshape(-1, 3)
rows = A[~np.all(A[:, 1:] == A[:, :-1], axis=1)]
iu = np.triu(np.arange(9).reshape(3, 3)); tri = (iu + iu.T - np.diag(iu.diagonal()))
big = np.sort(np.random.default_rng(1).permutation(20))[-5:]
p, q = np.divmod(np.arange(-4, 5), 3); rnd = np.trunc([-1.5, 1.5]) + np.copysign(0, [-1, 1])
mov = np.add.reduceat(np.arange(100).reshape(10, 10), np.arange(0, 10, 5), axis=0)
sym = np.array_equal(tri, tri.T); M = np.ma if False else np
print(w @ w, rank, mode, bits, cart.shape, rows.shape, tri, big, p, q, rnd, mov.shape, sym)
