"""Own answers to a well-known list of NumPy exercises, third part."""
import numpy as np

def distance(P0, P1, p):
    T = P1 - P0
    L = (T ** 2).sum(axis=1)
    U = -((P0[:, 0] - p[..., 0]) * T[:, 0] + (P0[:, 1] - p[..., 1]) * T[:, 1]) / L
    U = U.reshape(len(U), 1)
    D = P0 + U * T - p
    return np.sqrt((D ** 2).sum(axis=1))

P0 = np.random.uniform(-10, 10, (10, 2))
P1 = np.random.uniform(-10, 10, (10, 2))
p = np.random.uniform(-10, 10, (1, 2))
d = distance(P0, P1, p)
ps = np.random.uniform(-10, 10, (10, 2))
dd = np.array([distance(P0, P1, q) for q in ps])
Z = np.random.randint(0, 10, (10, 10))
shape = (5, 5)
fill = 0
position = (1, 1)
R = np.ones(shape, dtype=Z.dtype) * fill
Pc = np.array(list(position)).astype(int)
Rs = np.array(list(R.shape)).astype(int)
Zs = np.array(list(Z.shape)).astype(int)
R_start = np.zeros((len(shape),)).astype(int)
R_stop = np.array(list(shape)).astype(int)
Z_start = Pc - Rs // 2
Z_stop = (Pc + Rs // 2) + Rs % 2
R_start = (R_start - np.minimum(Z_start, 0)).tolist()
Z_start = np.maximum(Z_start, 0).tolist()
R_stop = np.maximum(R_start, R_stop - np.maximum(Z_stop - Zs, 0)).tolist()
Z_stop = np.minimum(Z_stop, Zs).tolist()
r = [slice(start, stop) for start, stop in zip(R_start, R_stop)]
z = [slice(start, stop) for start, stop in zip(Z_start, Z_stop)]
R[tuple(r)] = Z[tuple(z)]
print(R.shape)
arr = np.arange(1, 15, dtype=np.uint32)
win = np.lib.stride_tricks.as_strided(arr, (11, 4), (4, 4))
rank = np.linalg.matrix_rank(np.random.uniform(0, 1, (10, 10)))
most = np.bincount(np.random.randint(0, 10, 50)).argmax()
blocks = np.lib.stride_tricks.sliding_window_view(Z, (3, 3))
class Symetric(np.ndarray):
    def __setitem__(self, index, value):
        i, j = index
        super().__setitem__((i, j), value)
        super().__setitem__((j, i), value)
def symetric(a):
    return np.asarray(a + a.T - np.diag(a.diagonal())).view(Symetric)
S = symetric(np.random.randint(0, 10, (5, 5)))
S[2, 3] = 42
print(S.shape)
pm, n = 10, 20
M = np.ones((pm, n, n))
V = np.ones((pm, n, 1))
T = np.tensordot(M, V, axes=[[0, 2], [0, 1]])
ones16 = np.ones((16, 16))
k = 4
sums = np.add.reduceat(np.add.reduceat(ones16, np.arange(0, 16, k), axis=0), np.arange(0, 16, k), axis=1)
def iterate(Z):
    N = (Z[0:-2, 0:-2] + Z[0:-2, 1:-1] + Z[0:-2, 2:] + Z[1:-1, 0:-2] + Z[1:-1, 2:] + Z[2:, 0:-2] + Z[2:, 1:-1] + Z[2:, 2:])
    birth = (N == 3) & (Z[1:-1, 1:-1] == 0)
    survive = ((N == 2) | (N == 3)) & (Z[1:-1, 1:-1] == 1)
    Z[...] = 0
    Z[1:-1, 1:-1][birth | survive] = 1
    return Z
life = np.random.randint(0, 2, (50, 50))
for i in range(5):
    life = iterate(life)
large = np.arange(1000)
np.random.shuffle(large)
top = large[np.argsort(large)[-5:]]
topp = large[np.argpartition(-large, 5)[:5]]
def cartesian(arrays):
    arrays = [np.asarray(a) for a in arrays]
    shape = (len(x) for x in arrays)
    ix = np.indices(shape, dtype=int)
    ix = ix.reshape(len(arrays), -1).T
    for n, arr in enumerate(arrays):
        ix[:, n] = arrays[n][ix[:, n]]
    return ix
print(cartesian(([1, 2, 3], [4, 5], [6, 7])))
rec = np.rec.fromarrays(np.array([("Hello", 2.5, 3), ("World", 3.6, 2)]).T, names="col1, col2, col3", formats="S8, f8, i8")
A = np.random.randint(0, 5, (8, 3))
B = np.random.randint(0, 5, (2, 2))
C = A[..., np.newaxis, np.newaxis] == B
rows = np.where(C.any((3, 1)).all(1))[0]
U = np.random.randint(0, 5, (10, 3))
E = np.all(U[:, 1:] == U[:, :-1], axis=1)
I = np.array([0, 1, 2, 3, 15, 16, 32, 64, 128])
bits = ((I.reshape(-1, 1) & (2 ** np.arange(8))) != 0).astype(int)
print(bits[:, ::-1])
bits2 = np.unpackbits(I.astype(np.uint8)[:, np.newaxis], axis=1)
uniq = np.unique(np.ascontiguousarray(U).view(np.dtype((np.void, U.dtype.itemsize * U.shape[1]))))
inner = np.einsum("i,i", np.arange(3), np.arange(3))
outer = np.einsum("i,j->ij", np.arange(3), np.arange(3))
phi = np.arange(0, 10 * np.pi, 0.1)
a = 1
x = a * phi * np.cos(phi)
y = a * phi * np.sin(phi)
dr = (np.diff(x) ** 2 + np.diff(y) ** 2) ** 0.5
rr = np.zeros_like(x)
rr[1:] = np.cumsum(dr)
r_int = np.linspace(0, rr.max(), 200)
x_int = np.interp(r_int, rr, x)
Xm = np.asarray([[1.0, 0.0, 3.0, 8.0], [2.0, 0.0, 1.0, 1.0], [1.5, 2.5, 1.0, 0.0]])
nn = 4
Mx = np.logical_and.reduce(np.mod(Xm, 1) == 0, axis=-1)
Mx &= Xm.sum(axis=-1) == nn
print(Xm[Mx])
bs = np.random.randn(100)
idx = np.random.randint(0, bs.size, (50, bs.size))
means = bs[idx].mean(axis=1)
conf = np.percentile(means, [2.5, 97.5])
print(conf.shape, sums, T.shape, win.shape, blocks.shape, top, uniq.dtype, rank)
