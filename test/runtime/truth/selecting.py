"""Functions that select elements, sort, search and treat arrays as sets, on arrays of many layouts."""

import sys
import warnings

import numpy as np
from calls import Calls
from facts import store

warnings.simplefilter("ignore")
count = int(sys.argv[1]) if len(sys.argv) > 1 else 12
calls = Calls(int(sys.argv[2]) if len(sys.argv) > 2 else 5)
rng, call, array = calls.rng, calls.call, calls.array


def axis(a, wrong=0.05):
    if a.ndim == 0 or rng.random() < wrong:
        return rng.choice([0, -1, a.ndim])
    return rng.randrange(-a.ndim, a.ndim)


def indices(n, shape=None):
    shape = rng.choice([(), (2,), (3,), (2, 2), (0,)]) if shape is None else shape
    k = int(np.prod(shape))
    if n == 0:
        return np.zeros(shape, int)
    values = [rng.randrange(-n, n) for _ in range(k)]
    if k and rng.random() < 0.08:
        values[0] = n + 1
    return np.array(values, dtype=rng.choice(["i8", "i4"])).reshape(shape)


def few(shape=None):
    """An array with equal elements."""
    shape = (rng.randint(0, 9),) if shape is None else shape
    dtype = rng.choice(["f8", "i8", "U1", "i2", "?", "M8[s]"])
    n = int(np.prod(shape))
    numbers = [rng.randrange(4) for _ in range(n)]
    a = np.array([str(i) for i in numbers] if dtype == "U1" else numbers, dtype="U1" if dtype == "U1" else "i8").astype(dtype)
    if dtype == "f8" and n > 2 and rng.random() < 0.5:
        a[1] = np.nan
    return a.reshape(shape)


for _ in range(3 * count):
    a = array(most=3)
    ax = axis(a)
    n = a.shape[ax] if a.ndim and -a.ndim <= ax < a.ndim else 2
    call("numpy.take", a, indices(a.size))
    call("numpy.take", a, indices(n), axis=ax)
    call("numpy.ndarray.take", a, indices(n).tolist(), ax)
    call("numpy.take", a, indices(n), axis=ax, mode=rng.choice(["wrap", "clip"]))
    call("numpy.where", a)
    call("numpy.where", a, a, 0)
    call("numpy.where", array(), array(a.shape), array(a.shape))
    call("numpy.where", a, 1, 2.5)
    call("numpy.where", array(a.shape, "?"), a, array(a.shape[1:], a.dtype.str))
    call("numpy.nonzero", a)
    call("numpy.argwhere", array(least=1))
    call("numpy.flatnonzero", a)
    call("numpy.compress", [rng.random() < 0.5 for _ in range(n)], a, axis=ax)
    call("numpy.ndarray.compress", a, [True, False, True])
    call("numpy.extract", array(a.shape, "?"), a)
    call("numpy.choose", indices(3, (2, 2)) % 3, [array((2, 2), "i8"), array((2,), "f8"), 5])
    call("numpy.select", [array(a.shape, "?"), array(a.shape, "?")], [array(a.shape, "i8"), array(a.shape, "i4")], 7)
    b = array(least=1)
    ax = axis(b, 0)
    shape = list(b.shape)
    shape[ax] = rng.randint(0, 3)
    call("numpy.take_along_axis", b, indices(b.shape[ax], tuple(shape)), axis=ax)
    for name, args in [("put", (indices(b.size, (3,)), [7, 8])), ("place", (array(b.shape, "?"), [1, 0])), ("putmask", (array(b.shape, "?"), [1, 0, 1]))]:
        c = b.copy(order="K")
        if c.dtype.kind not in "UM":
            call(f"numpy.{name}", c, *args)
    c = array((3, 4), "f8").copy()
    call("numpy.fill_diagonal", c, rng.choice([5, [1, 2]]))
    call("numpy.put_along_axis", array((3, 4), "i8").copy(), indices(4, (3, 1)), 9, axis=1)
    call("numpy.sort", a, axis=axis(a))
    call("numpy.sort", a, axis=None)
    call("numpy.argsort", a, axis=axis(a), kind="stable")
    c = array(least=1, dtype="f8").copy(order="K")
    call("numpy.ndarray.sort", c, axis(c, 0))
    call("numpy.sort", few(), kind=rng.choice(["stable", "heapsort"]))
    call("numpy.argsort", few(), stable=True)
    call("numpy.searchsorted", np.sort(few()), few(), side=rng.choice(["left", "right"]))
    call("numpy.searchsorted", np.arange(5), rng.choice([2, 2.5, [1, 9], -1]))
    call("numpy.lexsort", [few((5,)), few((5,))])
    f = few()
    call("numpy.unique", f)
    call("numpy.unique", f, return_index=True, return_counts=True)
    call("numpy.unique", few((2, 3)), return_inverse=True)
    call("numpy.unique", f, equal_nan=False)
    call("numpy.unique", few((4, 2)).astype("i8"), axis=rng.choice([0, 1, -1]))
    call("numpy.unique", few((3, 2)).astype("f8"), axis=0, return_index=True, return_inverse=True, return_counts=True)
    call("numpy.nan_to_num", rng.choice([f if f.dtype.kind == "f" else array(dtype="f4"), 1.5, float("inf")]))
    call("numpy.sort_complex", array(least=1, dtype=rng.choice(["f8", "i2", "c16"])))
    call("numpy.ndarray.conj", array(dtype=rng.choice(["f8", "c16"])))
    call("numpy.real", array(dtype=rng.choice(["f8", "c16"])))
    call("numpy.imag", array(dtype=rng.choice(["f8", "c16"])))
    g = few((4,)).astype("i8") if f.dtype.kind in "UM" else few((4,)).astype("f8")
    h = f if f.dtype.kind in "bif" else np.arange(5)
    for name in ["union1d", "intersect1d", "setdiff1d", "setxor1d", "isin"]:
        call(f"numpy.{name}", h, g)
    call("numpy.unique_all", few((2, 3)))
    call("numpy.unique_counts", f)
    call("numpy.ndarray.item", a)
    call("numpy.ndarray.item", b, rng.randint(-3, 5))
    call("numpy.ndarray.tolist", a)
    call("numpy.ndarray.tobytes", a)
    call("numpy.ndarray.tobytes", a, "F")
    call("numpy.size", a)
    call("numpy.size", a, 0)
    call("numpy.shape", a)
    call("numpy.ndim", a)
    call("numpy.unravel_index", indices(12), (3, 4))
    call("numpy.unravel_index", rng.randint(0, 13), (3, 4), order=rng.choice("CF"))
    call("numpy.ravel_multi_index", ([1, 2], [0, rng.randint(0, 5)]), (3, 4), mode=rng.choice(["raise", "clip", "wrap"]))
    call("numpy.ravel_multi_index", (1, 2), (3, 4), order="F")
for n in range(4):
    for name in ["tril_indices", "triu_indices"]:
        call(f"numpy.{name}", n)
        call(f"numpy.{name}", 3, n - 2)
        call(f"numpy.{name}", 3, 0, n + 1)
    call("numpy.diag_indices", n)
    call("numpy.diag_indices", n, 3)
    call("numpy.diag_indices_from", np.zeros((n, n)))
    call("numpy.tril_indices_from", np.zeros((n, n + 1)), 1)
    call("numpy.packbits", np.array([1, 0, 1] * n, dtype="u1"))
    call("numpy.packbits", np.array([[1, 0, 1]] * n, dtype="?"), axis=1, bitorder="little")
    call("numpy.unpackbits", np.array([n, 255], dtype="u1"))
    call("numpy.unpackbits", np.array([[n, 255]], dtype="u1"), axis=0, count=3)
store("selecting", calls.cases)
