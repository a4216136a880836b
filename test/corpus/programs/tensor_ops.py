import numpy as np
A = np.arange(24).reshape(2, 3, 4); B = np.arange(12).reshape(4, 3); v = np.array([1, -1, 2])
r1 = np.tensordot(A, B, axes=([2], [0])); r2 = np.einsum("ijk,kl->ijl", A, B); r3 = A @ B
r4 = np.tensordot(A, B.T, axes=2); r5 = np.einsum("ijk,kj->i", A, B); r6 = np.einsum("ijk->kji", A); r7 = np.einsum("ijj->i", r1)
print((r1 == r2).all(), (r2 == r3).all(), (r4 == r5).all(), r6.strides, r6.base is not None, r7)
outer = np.multiply.outer(v, B); wedge = np.einsum("i,j->ij", v, v) - np.outer(v, v); tr = np.trace(r1, axis1=1, axis2=2)
eps = np.zeros((3, 3, 3), np.int8); eps[[0, 1, 2], [1, 2, 0], [2, 0, 1]] = 1; eps[[0, 2, 1], [2, 1, 0], [1, 0, 2]] = -1
u = np.array([3, 0, 1]); cross = np.einsum("ijk,j,k", eps, u, v); delta = np.einsum("ijk,imk->jm", eps, eps)
bil = np.einsum("i,ij,j->", v, np.eye(3, dtype=int), u, optimize=True); batch = np.matmul(A, A.swapaxes(-1, -2)); gram = np.einsum("bij,bkj->bik", A, A)
print(outer.shape, wedge.any(), tr, cross, np.array_equal(cross, np.cross(u, v)), delta, bil, (batch == gram).all())
K = np.kron(np.eye(2, dtype=int), [[1, 2], [3, 4]]); blk = np.block([[K, np.ones((4, 1), int)], [np.zeros((1, 5), int)]])
mo = np.moveaxis(A, 0, -1); sw = np.rollaxis(A, 2); ex = A[:, None, ..., None]; sq = np.squeeze(ex, axis=(1,)); tp = A.transpose(2, 0, 1)
print(K.shape, blk.shape, mo.strides, sw.shape, ex.shape, sq.ndim, tp.flags.f_contiguous, np.broadcast_shapes((3, 1), (1, 4), (4,)))
w = np.array([[0, 1], [1, 0]]); power = np.linalg.matrix_power(w + 1, 5); ein = np.einsum(A, [0, 1, 2], [2, 0]); diag = np.einsum("ii->i", M := np.zeros((3, 3))); diag[:] = 7
idx = np.ix_([0, 1], [2, 0], [1, 3]); sub = A[idx]; mixed = A[:, [0, 2], 1:3]; adv = A[[0, 1], :, [0, 3]]; bc = A[np.array([[0], [1]]), np.array([0, 2])]
print(power, ein.shape, M.diagonal(), sub.shape, mixed.shape, mixed.strides, adv.shape, bc.shape, bc.flags.c_contiguous)
cols = np.concatenate(np.broadcast_arrays(v[:, None], u[None])); st = np.stack([v, u], axis=-1); ds = np.dstack((v, u)); hs = np.hstack([A[0], B.T]); c_ = np.c_[v, u, u]
s1, s2 = np.split(A, 2); parts = np.array_split(np.arange(7), 3); vs = np.vsplit(B, [1, 3]); d1 = np.apply_over_axes(np.sum, A, [0, 2])
f = np.vectorize(lambda x, y: x if x > y else y, otypes=[float]); g = np.frompyfunc(lambda a, b: a*10 + b, 2, 1)
dig = g.reduce(np.array([1, 2, 3], dtype=object)); acc = g.accumulate(np.array([4, 5, 6], object)).astype(int)
print(cols.shape, st.strides, ds.shape, hs.shape, c_.shape, s2.base is A.base, [p.size for p in parts], [x.shape for x in vs], d1.shape, f(v, u), dig, acc)
