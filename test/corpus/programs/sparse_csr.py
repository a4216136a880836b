from __future__ import annotations
import numpy as np
from typing import NamedTuple, Iterator

class CSR(NamedTuple):
    data: np.ndarray
    indices: np.ndarray
    indptr: np.ndarray
    shape: tuple[int, int]

    @staticmethod
    def of(dense: np.ndarray) -> CSR:
        r, c = np.nonzero(dense)
        ptr = np.zeros(dense.shape[0] + 1, dtype=np.int32)
        np.add.at(ptr, r + 1, 1)
        return CSR(dense[r, c], c.astype(np.int32), ptr.cumsum(dtype=np.int32), dense.shape)
    def row(self, i) -> tuple[np.ndarray, np.ndarray]:
        s = slice(self.indptr[i], self.indptr[i+1])
        return self.indices[s], self.data[s]
    def dot(self, x):
        out = np.zeros(self.shape[0], dtype=np.result_type(self.data, x))
        for i in range(self.shape[0]):
            j, v = self.row(i)
            out[i] = v @ x[j]
        return out
    def dense(self):
        out = np.zeros(self.shape, self.data.dtype)
        rows = np.repeat(np.arange(self.shape[0]), np.diff(self.indptr))
        out[rows, self.indices] = self.data
        return out
    @property
    def T(self):
        rows = np.repeat(np.arange(self.shape[0]), np.diff(self.indptr))
        order = np.argsort(self.indices, kind="stable")
        ptr = np.searchsorted(self.indices[order], np.arange(self.shape[1] + 1)).astype(np.int32)
        return CSR(self.data[order], rows[order].astype(np.int32), ptr, self.shape[::-1])
    def items(self) -> Iterator[tuple[int, int, float]]:
        for i in range(self.shape[0]):
            yield from ((i, int(j), float(v)) for j, v in zip(*self.row(i)))

M = np.zeros((5, 7)); M[[0, 0, 1, 3, 4, 4], [1, 6, 2, 0, 3, 4]] = 1.5, -2, 3, 4, 5, 6
S = CSR.of(M)
x = np.arange(7)
y = S.dot(x)
Tt = S.T
print(S.indptr, S.indices, y, Tt.shape, (Tt.dense() == M.T).all())
print(list(S.items())[:3], S.data.nbytes + S.indices.nbytes + S.indptr.nbytes, M.nbytes)
# COO with duplicates
i = np.array([0, 2, 2, 1, 0]); j = np.array([1, 0, 0, 3, 1]); v = np.array([1., 2, 3, 4, 5])
flat = np.ravel_multi_index((i, j), (3, 4))
uniq, inv = np.unique(flat, return_inverse=True)
summed = np.bincount(inv, weights=v)
ii, jj = np.unravel_index(uniq, (3, 4))
print(uniq, summed, ii, jj, inv.dtype)
dia = np.array([[1., 1, 1, 1], [-2, -2, -2, -2], [1, 1, 1, 1]])
full = sum(np.diag(d[max(0, k):4+min(0, k)], k) for d, k in zip(dia, (1, 0, -1)))
print(full, full.dtype)
