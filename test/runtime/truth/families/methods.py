"""Methods and attributes of arrays that no other family has."""

import numpy as np

VIEWS = ["f4", "i8", "u1", "i2", "c16", "V8", "f8", "?", "S4", "U1", "M8[D]", ">i4"]


def cases(s):
    for name in ["T", "mT", "real", "imag", "flat", "shape", "strides", "ndim", "size", "itemsize", "nbytes", "dtype", "base"]:
        for _ in s.times(40):
            if name not in ("flat", "base"):
                s.call(f".{name}", s.array(dtype=s.number() if name == "imag" else None))
    for _ in s.times(900):
        a = s.array()
        target = np.dtype(s.dtype())
        if a.dtype.kind == "T" and target.kind == "V":
            continue
        given = {"order": s.rng.choice("CFAK")} if s.chance(0.3) else {}
        if s.chance(0.25):
            given["casting"] = s.rng.choice(["safe", "same_kind", "no", "equiv", "unsafe"])
        if s.chance(0.25):
            given["copy"] = False
        s.call("numpy.ndarray.astype", a, target, **given)
    for _ in s.times(420):
        a = s.array()
        s.call("numpy.ndarray.view", a, np.dtype(s.rng.choice(VIEWS if a.dtype.kind in "UT" else VIEWS[:9] + VIEWS[10:])))
        if a.dtype.kind in "iufcMm" and a.dtype.itemsize <= 16:
            s.call("numpy.ndarray.byteswap", a)
        s.call("numpy.ndarray.copy", a, s.rng.choice("CFAK"))
        s.call("numpy.ndarray.squeeze", a)
        s.call("numpy.ndarray.conj", a)
        if a.dtype.kind not in "gG" and a.dtype.char not in "gG":
            s.call("numpy.ndarray.tolist", a)
            s.call("numpy.ndarray.item", a, *([s.rng.randint(-2, 3)] if s.chance(0.7) else []))
        if a.dtype.kind not in "OT":
            s.call("numpy.ndarray.tobytes", a, s.rng.choice("CFA"))
    for _ in s.times(100):
        a = s.array(dtype=s.rng.choice(["i4,f8", "f8", "i4", "c16"]))
        s.call("numpy.ndarray.getfield", a, np.dtype(s.rng.choice(["i4", "f4", "i2"])), s.rng.choice([0, 4, 2, 8]))
        s.call("[]", s.array(dtype="i4,f8"), s.rng.choice(["f0", "f1", ["f0"], ["f1", "f0"], "x"]))
        s.call("numpy.shares_memory", a, a)
        s.call("numpy.may_share_memory", a, s.array())
        s.call("numpy.ndarray.searchsorted", s.array((4,), "f8", "sorted"), s.rng.choice([2, [1, 5]]))
        s.call("numpy.ndarray.argpartition", s.array((5,), s.number(), "distinct"), 0)
        s.call("numpy.size", a, *([0] if s.chance(0.4) else []))
        s.call("numpy.shape", a)
        s.call("numpy.astype", a, np.dtype(s.number()))
