"""Functions that select, write, sort, search, and treat arrays as sets or bits."""

import numpy as np


def cases(s):
    for _ in s.times(200):
        taken(s, s.array(most=3))
    for _ in s.times(150):
        written(s)
    for _ in s.times(170):
        ordered(s)
    for _ in s.times(120):
        sets(s)
    for _ in s.times(100):
        clipped(s)
        bits(s)


def places(s, n, shape=None):
    shape = s.rng.choice([(), (2,), (3,), (2, 2), (0,)]) if shape is None else shape
    values = [s.rng.randrange(-n, n) if n else 0 for _ in range(int(np.prod(shape)))]
    if values and s.chance(0.06):
        values[0] = n + 1
    return np.array(values, dtype=s.rng.choice(["i8", "i4"])).reshape(shape)


def taken(s, a):
    rng = s.rng
    axis = s.axis(a)
    n = a.shape[axis] if a.ndim and -a.ndim <= axis < a.ndim else 2
    s.call("numpy.take", a, places(s, a.size))
    s.call("numpy.take", a, places(s, n), axis=axis, mode=rng.choice(["raise", "raise", "wrap", "clip"]))
    s.call("numpy.ndarray.take", a, places(s, n).tolist() if a.size else [], axis)
    s.call("numpy.where", a)
    s.call("numpy.where", s.array(a.shape, "?"), a, rng.choice([0, 2.5, s.array(a.shape[1:]), s.array(a.shape)]))
    s.call("numpy.where", a, 1, rng.choice([2, 2.5, True]))
    s.call(rng.choice(["numpy.nonzero", "numpy.argwhere", "numpy.flatnonzero"]), a)
    s.call("numpy.compress", [s.chance(0.5) for _ in range(n)], a, axis=axis)
    s.call("numpy.extract", s.array(a.shape, "?"), a)
    s.call("numpy.choose", places(s, 3, (2, 2)) % 3, [s.array((2, 2), s.number()), s.array((2,), s.number()), 5], mode=rng.choice(["raise", "wrap", "clip"]))
    s.call("numpy.select", [s.array(a.shape, "?"), s.array(a.shape, "?")], [s.array(a.shape, "i8"), s.array(a.shape, s.number())], rng.choice([0, 7, 2.5]))
    b = s.array(least=1)
    axis = s.axis(b, 0)
    shape = list(b.shape)
    shape[axis] = rng.randint(0, 3)
    s.call("numpy.take_along_axis", b, places(s, b.shape[axis], tuple(shape)), axis=axis)
    s.call("numpy.unravel_index", places(s, 12), (3, 4), order=rng.choice("CF"))
    s.call("numpy.ravel_multi_index", ([1, 2], [0, rng.randint(0, 5)]), (3, 4), mode=rng.choice(["raise", "clip", "wrap"]), order=rng.choice("CF"))


def written(s):
    rng = s.rng
    a = s.fresh(least=1)
    value = rng.choice([[7, 8], [2.5], s.array((2,), s.number()), 3])
    s.call("numpy.put", a, places(s, a.size, (3,)), value, mode=rng.choice(["raise", "wrap", "clip"]))
    a = s.fresh(least=1, dtype=s.number())
    s.call("numpy.place", a, s.array(a.shape, "?"), rng.choice([[1, 0], [2.5], [7]]))
    a = s.fresh(least=1, dtype=s.number())
    s.call("numpy.putmask", a, s.array(a.shape, "?"), value)
    a = s.fresh(least=1)
    s.call("numpy.copyto", a, rng.choice([5, 2.5, s.array(a.shape, s.number())]), casting=rng.choice(["same_kind", "unsafe", "safe"]), where=rng.choice([True, s.array(a.shape, "?")]))
    a = s.fresh((3, rng.choice([3, 4])), s.number())
    s.call("numpy.fill_diagonal", a, rng.choice([5, [1, 2], 2.5]), wrap=s.chance(0.2))
    a = s.fresh((3, 4), s.number())
    s.call("numpy.put_along_axis", a, places(s, 4, (3, 1)), rng.choice([9, 2.5]), axis=1)
    a = s.fresh(dtype=s.number())
    s.call("numpy.ndarray.fill", a, rng.choice([0, 7, 2.5, True, 300, -1, "12", None]))
    a = s.fresh((5,), rng.choice(["?", "f8", "i4"]))
    s.call("numpy.nan_to_num", s.array(dtype=rng.choice(["f8", "f4", "f2", "c16", "i4"]), span="wide"), **({"nan": 1.5} if s.chance(0.3) else {}))


def ordered(s):
    rng = s.rng
    a = s.array(span=rng.choice(["small", "few", "distinct"]))
    s.call("numpy.sort", a, **s.axes(a, several=False, none=0.3), **({"kind": "stable"} if s.chance(0.5) else {}))
    s.call("numpy.argsort", a, **s.axes(a, several=False, none=0.3), kind="stable")
    b = s.array(span="distinct", dtype=s.number())
    s.call("numpy.argsort", b, **s.axes(b, several=False, none=0.3))
    c = s.fresh(least=1, span="few")
    s.call("numpy.ndarray.sort", c, s.axis(c))
    s.call("numpy.sort", a, axis=None)
    d = s.array((rng.randint(0, 7),), rng.choice(["i4", "u1", "i8", "u8", "f4", "M8[D]", "f8"]), "sorted")
    given = {"side": rng.choice(["left", "right"])}
    s.call("numpy.searchsorted", d, s.array(dtype=d.dtype.str if d.dtype.kind not in "TOV" else s.number(), most=2), **given)
    s.call("numpy.searchsorted", d, rng.choice([2, 2.5, [1, 9], -1]), **given)
    s.call("numpy.digitize", s.array(dtype=rng.choice(["f8", "i4", "f4"]), most=2), s.array((5,), rng.choice(["f8", "i8"]), "sorted"), right=s.chance(0.5))
    s.call("numpy.lexsort", [s.array((5,), s.number(), "few"), s.array((5,), s.number(), "few")])
    s.call("numpy.partition", s.array((5,), s.number(), "distinct"), 2)
    s.call("numpy.sort_complex", s.array(dtype=s.number()))
    s.call("numpy.bincount", s.array((5,), rng.choice(["u1", "i8", "i4"]), "few"), **({"weights": s.array((5,), "f8")} if s.chance(0.3) else {}), **({"minlength": 6} if s.chance(0.3) else {}))
    s.call("numpy.histogram", s.array((8,), rng.choice(["f8", "i4", "f4"])), rng.choice([3, [-20, 0, 20], 1]), **({"density": True} if s.chance(0.2) else {}))
    s.call("numpy.interp", s.array(dtype=rng.choice(["f8", "i4"]), most=2), s.array((4,), "f8", "sorted"), s.array((4,), rng.choice(["f8", "i8"])))


def sets(s):
    rng = s.rng
    f = s.array(span="few", most=2)
    if f.dtype.kind == "T":
        f = s.array(dtype="U3", most=2)
    given = {key: True for key in ("return_index", "return_inverse", "return_counts") if s.chance(0.25)}
    s.call("numpy.unique", f, **given)
    g = s.array((4, rng.choice([1, 2])), s.number(), "few")
    s.call("numpy.unique", g, axis=rng.choice([0, 1, -1]), **given)
    h = s.array((5,), f.dtype.str if s.chance(0.6) and f.dtype.kind not in "TOV" else s.number(), "few")
    for name in ["union1d", "intersect1d", "setdiff1d", "setxor1d", "isin"]:
        if s.chance(0.6):
            s.call(f"numpy.{name}", f, h)
    s.call(rng.choice(["numpy.unique_all", "numpy.unique_counts", "numpy.unique_inverse", "numpy.unique_values"]), f)
    s.call("numpy.array_equal", f, rng.choice([f, h]))
    s.call("numpy.array_equiv", f, h)
    a = s.array(dtype=s.number(), span="wide")
    s.call("numpy.isclose", a, s.array(a.shape, s.number()), equal_nan=s.chance(0.3))
    s.call("numpy.allclose", a, rng.choice([a, 1.5]))


def clipped(s):
    rng = s.rng
    a = s.array(dtype=s.dtype(), span=rng.choice(["small", "wide"]))
    ends = [None, 0, -3, 2.5, 300, 1, s.array(a.shape, s.number())]
    given = {"out": s.fresh(a.shape, s.number())} if s.chance(0.15) else {}
    s.call(rng.choice(["numpy.clip", "numpy.ndarray.clip"]), a, rng.choice(ends), rng.choice(ends), **given)
    s.call(rng.choice(["numpy.round", "numpy.around", "numpy.ndarray.round"]), a, rng.choice([0, 0, 1, 2, -1]))
    for name in ["iscomplexobj", "isrealobj", "real", "imag", "iscomplex", "isreal", "real_if_close", "isposinf", "isneginf", "fix"]:
        if s.chance(0.25):
            s.call(f"numpy.{name}", s.array(dtype=s.number(), span="wide"))
    s.call("numpy.angle", s.array(dtype="f8", span="plus"))
    s.call("numpy.unwrap", s.array((4,), rng.choice(["f8", "f4", "i4"])))
    s.call("numpy.trapezoid", s.array((4,), rng.choice(["f8", "i4", "f4"])), **({"dx": 0.5} if s.chance(0.5) else {}))


def bits(s):
    rng = s.rng
    a = s.array(dtype=rng.choice(["u1", "?", "i4", "f8"]))
    given = {"bitorder": rng.choice(["big", "little"])}
    if s.chance(0.7):
        given["axis"] = s.axis(a)
    s.call("numpy.packbits", a, **given)
    b = s.array(dtype=rng.choice(["u1", "u1", "i4"]))
    if s.chance(0.7):
        given["axis"] = s.axis(b)
    if s.chance(0.3):
        given["count"] = rng.choice([3, -2, 0])
    s.call("numpy.unpackbits", b, **given)
