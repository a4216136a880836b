"""Decompositions and solvers of numpy.linalg over dtypes, shapes and orders."""

import numpy as np
from facts import store
from sessions import Session

rng = np.random.default_rng(3)
s = Session()
L = "numpy.linalg."
SQUARE = ["inv", "det", "slogdet", "cholesky", "eigh", "eigvalsh", "eig", "eigvals", "pinv", "svdvals", "cond", "matrix_rank", "qr", "svd"]
ANY = ["pinv", "svdvals", "svd", "qr", "cond", "matrix_rank"]


def squares():
    for n in (1, 2, 2, 3, 4):
        yield rng.normal(size=(n, n))
        a = rng.integers(-4, 5, (n, n))
        yield a
        yield a + a.T
        yield (a @ a.T + np.eye(n)).astype(float)
        yield np.triu(a).astype(float)
        yield np.asfortranarray(rng.normal(size=(n, n)))
    yield np.diag([3.0, 1.0, 2.0])
    yield np.array([[1.0, 2], [3, 4]])
    yield np.array([[0.0, -1], [1, 0]])
    yield np.array([[1.0, 0], [3, 4]])
    yield np.array([[2.0, 1], [1, 2]])
    yield np.array([[1.0, 2], [-2, 1]])
    yield np.eye(3)
    yield np.zeros((2, 2))
    yield np.ones((3, 3))
    yield rng.normal(size=(2, 3, 3))
    yield rng.normal(size=(3, 3)).astype("f4")
    yield rng.normal(size=(3, 3)) + 1j * rng.normal(size=(3, 3))
    yield np.zeros((0, 0))
    yield np.zeros((0, 3, 3))
    yield np.array([[4.0]])
    yield np.ones((2, 2), dtype="f2")
    yield np.array([[True, False], [True, True]])


for a in squares():
    for name in SQUARE:
        # Whether a matrix is positive definite is only known where its elements are computed.
        if name != "cholesky" or a.dtype.char not in "fFD":
            s.call(L + name, a)
for a in [rng.normal(size=(2, 3)), rng.normal(size=(3, 2)), rng.integers(-3, 4, (4, 2)), np.ones(3), rng.normal(size=(2, 3, 2)), np.arange(6.0).reshape(2, 3)]:
    for name in SQUARE:
        s.call(L + name, a)
    for mode in ("complete", "r", "reduced"):
        s.call(L + "qr", a, mode)
    s.call(L + "svd", a, full_matrices=False)
    s.call(L + "svd", a, compute_uv=False)
for n in (1, 2, 3, 5):
    a = rng.normal(size=(n, n))
    s.call(L + "solve", a, rng.normal(size=n))
    s.call(L + "solve", a, rng.normal(size=(n, 2)))
    s.call(L + "solve", a.astype(int), np.arange(n))
    s.call(L + "lstsq", a, rng.normal(size=n))
    s.call(L + "lstsq", rng.normal(size=(n + 2, n)), rng.normal(size=n + 2))
    s.call(L + "lstsq", rng.normal(size=(n + 2, n)), rng.normal(size=(n + 2, 2)))
    s.call(L + "lstsq", rng.normal(size=(n, n + 1)), rng.normal(size=n))
s.call(L + "solve", np.eye(3), np.ones(2))
s.call(L + "solve", np.zeros((2, 2)), np.ones(2))
s.call(L + "solve", np.stack([np.eye(2), 2 * np.eye(2)]), np.ones((2, 1)))
s.call(L + "lstsq", np.eye(3), np.ones(2))
s.call(L + "lstsq", np.ones(3), np.ones(3))
s.call(L + "eigh", np.array([[2.0, 1], [1, 2]]), "U")
s.call(L + "cholesky", np.array([[4.0, 2], [2, 3]]), upper=True)
s.call(L + "tensorinv", np.eye(4).reshape(2, 2, 2, 2))
s.call(L + "tensorinv", np.eye(24).reshape(24, 8, 3), 1)
s.call(L + "tensorsolve", np.eye(4).reshape(2, 2, 2, 2) * 2, np.ones((2, 2)))
s.call(L + "inv", np.array([["a"]]))
store("linalg", [s.steps])
