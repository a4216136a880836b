import numpy as np
from collections import Counter, defaultdict


class CSR:
    def __init__(self, data, indices, indptr, shape):
        self.data, self.indices, self.indptr, self.shape = data, indices, indptr, shape

    @classmethod
    def from_coo(cls, rows, cols, vals, shape):
        order = np.lexsort((cols, rows))
        rows, cols, vals = rows[order], cols[order], vals[order]
        counts = np.bincount(rows, minlength=shape[0])
        indptr = np.concatenate(([0], np.cumsum(counts)))
        return cls(vals, cols, indptr, shape)

    def __matmul__(self, x):
        prod = self.data * x[self.indices]
        sums = np.add.reduceat(np.append(prod, 0.0), self.indptr[:-1])
        sums[np.diff(self.indptr) == 0] = 0
        return sums

    def toarray(self):
        out = np.zeros(self.shape)
        for i in range(self.shape[0]):
            s, e = self.indptr[i:i + 2]
            out[i, self.indices[s:e]] = self.data[s:e]
        return out

    @property
    def nnz(self):
        return self.data.size

    @property
    def T(self):
        rows = np.repeat(np.arange(self.shape[0]), np.diff(self.indptr))
        return CSR.from_coo(self.indices, rows, self.data, self.shape[::-1])


def pagerank(A, d=0.85, tol=1e-10):
    n = A.shape[0]
    out = np.zeros(n)
    np.add.at(out, A.indices, A.data)
    out[out == 0] = 1
    r = np.full(n, 1 / n)
    for it in range(200):
        new = d * (A @ (r / out)) + (1 - d) / n
        new += (1 - new.sum()) / n
        delta = np.abs(new - r).sum()
        r = new
        if delta < tol:
            break
    return r, it


edges = [(0, 1), (0, 2), (1, 2), (2, 0), (3, 2), (3, 4), (4, 5), (5, 3), (5, 2), (1, 4)]
src, dst = np.array(edges).T
A = CSR.from_coo(dst, src, np.ones(len(edges)), (6, 6))
dense = A.toarray()
rank, iters = pagerank(A)
check = np.allclose(A @ rank, dense @ rank)
top = np.argsort(-rank)[:3]
graph = defaultdict(list)
for s, t in edges:
    graph[s].append(t)
degree = Counter(s for s, _ in edges)
levels = {0: 0}
queue = [0]
for node in queue:
    for nxt in graph[node]:
        if nxt not in levels:
            levels[nxt] = levels[node] + 1
            queue.append(nxt)
depth = np.array([levels.get(i, -1) for i in range(6)])
deg = np.array([degree[i] for i in range(6)])
At = A.T
power = np.linalg.matrix_power((dense > 0).astype(int), 3)
tri = np.trace(power) // 3
und = ((dense + dense.T) > 0).astype(float)
L = np.diag(und.sum(1)) - und
vals, vecs = np.linalg.eigh(L)
fiedler = vecs[:, 1]
part = fiedler > 0
print(rank.sum().round(6), iters < 200, check, top[0], depth, deg, At.nnz, tri, part.shape, vals[0].round(6))
