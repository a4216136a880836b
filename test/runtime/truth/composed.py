"""Functions that NumPy writes in Python in terms of others."""

import numpy as np
from facts import store
from sessions import Session

s = Session()
N = "numpy."
nan, inf = np.nan, np.inf
values = [
    3.5,
    -2,
    True,
    1 + 2j,
    [1, 2.5, -3],
    [inf, -inf, nan, 0.0],
    np.array([1 + 0j, 2j]),
    np.arange(6.0).reshape(2, 3),
    np.arange(4, dtype="i2"),
    np.float32(2.5),
    np.array([], "f8"),
    np.asfortranarray(np.ones((2, 3), "f4")),
]
for x in values:
    for name in ("isneginf", "isposinf", "iscomplex", "isreal", "fix", "real_if_close"):
        s.call(N + name, x)
for x in (1, 1.5, 1j, True, "a", b"a", None, [1], np.float32(1), np.array(1)):
    s.call(N + "isscalar", x)
for x in (np.ones((2, 3)), np.ones((2, 3), order="F"), np.ones(3), np.ones((1, 3), order="F")):
    s.call(N + "isfortran", x)
for p in ([0, 1, 2, -1, 0], [1, 2, 3, 4, 5, 6, 1, 2, 3], [0.5, 3.0, 9.0, -4.0, 0.0]):
    s.call(N + "unwrap", p)
    for period in (4, 6, 5, 2.5):
        s.call(N + "unwrap", p, period=period)
s.call(N + "unwrap", np.arange(6.0).reshape(2, 3) * 4, axis=0)
s.call(N + "real_if_close", np.array([2.1 + 4e-14j, 5.2 + 3e-15j]), tol=1000)
E = "numpy.lib.scimath."
for x in (1, -1, 0.5, [1, 4], [-1, 4], [2.0, -0.5], np.array([-4, 9]), np.array([4], "i1")):
    for name in ("sqrt", "log", "log2", "log10", "arccos", "arcsin", "arctanh"):
        s.call(E + name, x)
    s.call(E + "logn", 2, x)
    s.call(E + "power", x, 2)
    s.call(E + "power", [2, 4, 8][: np.size(x)] if np.size(x) < 3 else x, x)
L = "numpy.linalg."
for x in (np.arange(9) - 4.0, np.arange(24.0).reshape(2, 3, 4), np.eye(3), np.array([[3, 4j], [0, 1]])):
    for order in (None, 1, 2, 0, inf, -inf):
        s.call(L + "vector_norm", x, **({} if order is None else {"ord": order}))
    if x.ndim > 1:
        for order in ("fro", 1, -1, inf, -inf):
            s.call(L + "matrix_norm", x, ord=order)
        s.call(L + "trace", x)
        s.call(L + "trace", x, offset=1)
        s.call(L + "vector_norm", x, axis=-1)
        s.call(L + "matmul", x, np.swapaxes(x, -1, -2))
    s.call(L + "outer", x, x)
    s.call(L + "vecdot", x, x)
a, b = np.arange(6.0).reshape(2, 3), np.arange(3.0)
s.call(N + "einsum", a, [0, 1])
s.call(N + "einsum", a, [0, 1], [1, 0])
s.call(N + "einsum", a, [0, 1], b, [1])
s.call(N + "einsum", a, [0, 1], b, [1], [0])
s.call(N + "einsum", a, [Ellipsis, 1], [Ellipsis])
s.call(N + "einsum", 3, [Ellipsis], a, [Ellipsis])
s.call(N + "einsum", np.eye(3), [0, 0])
s.call(N + "einsum", "..., ...", 3, a)
x = np.array([0.0, 1, 1.5, 3.5, 4, 6])
f = np.array([1.0, 2, 4, 7, 11, 16])
g = np.arange(12.0).reshape(3, 4) ** 2
for order in (1, 2):
    s.call(N + "gradient", f, edge_order=order)
    s.call(N + "gradient", f, 2, edge_order=order)
    s.call(N + "gradient", f, 0.5, edge_order=order)
    s.call(N + "gradient", f, x, edge_order=order)
    s.call(N + "gradient", f, np.arange(6), edge_order=order)
    s.call(N + "gradient", f.astype(int), x, edge_order=order)
    s.call(N + "gradient", g, edge_order=order)
    s.call(N + "gradient", g, 2, [0, 1, 3, 4], edge_order=order)
    s.call(N + "gradient", np.asfortranarray(g), [0, 1, 5], axis=0, edge_order=order)
    s.call(N + "gradient", f[:2], edge_order=order)
s.call(N + "gradient", f, x[:3])
s.call(N + "gradient", f, np.ones((2, 2)))
s.call(N + "gradient", g, 1, 2, 3)
s.call(N + "gradient", f, edge_order=3)
store("composed", [s.steps])
