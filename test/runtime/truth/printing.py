"""repr() and str() of arrays and scalars of every dtype under all print options."""

import random

import facts
import numpy as np

rng = np.random.default_rng(7)
pick = random.Random(7)

SHAPES = [(), (1,), (3,), (7,), (0,), (0, 3), (2, 0), (2, 3), (3, 1, 2), (2, 2, 2, 2), (12,), (40,), (5, 9), (1200,), (30, 40), (3, 500), (11, 10, 11)]
STRUCTS = [
    np.dtype([("a", "i4"), ("b", "f4")]),
    np.dtype([("x", "f8", (3,)), ("n", "U4"), ("ok", "?")]),
    np.dtype([("p", [("u", "i2"), ("v", ">f8")]), ("t", "M8[s]"), ("c", "c8")]),
    np.dtype([("only", "f2")]),
    np.dtype([("m", "i1", (2, 2)), ("s", "S3"), ("d", "m8[D]")]),
]
FLOATS = ["f2", "f4", "f8", ">f4", ">f8"]
PLAIN = ["?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", ">i4", *FLOATS, *FLOATS, "c8", "c16", "c16", "S1", "S5", "U1", "U6", ">U3", "V3"]
TIMES = ["M8[Y]", "M8[M]", "M8[W]", "M8[D]", "M8[h]", "M8[25s]", "M8[ms]", "M8[ns]", "m8[D]", "m8[s]", "m8[7us]", "m8"]


def floats(count):
    kind = pick.randrange(9)
    if kind == 0:
        a = rng.integers(-5, 20, count).astype(float)
    elif kind == 1:
        a = rng.random(count)
    elif kind == 2:
        a = rng.random(count) * 10.0 ** rng.integers(-12, 12, count)
    elif kind == 3:
        a = rng.normal(size=count) * 1e5
    elif kind == 4:
        a = np.round(rng.normal(size=count), 2)
    elif kind == 5:
        a = rng.normal(size=count) * 1e-6
    elif kind == 6:
        a = rng.integers(0, 3000, count) / 8
    elif kind == 7:
        a = np.where(rng.random(count) < 0.5, 0.0, -0.0) + np.where(rng.random(count) < 0.3, 1e20, 0)
    else:
        a = rng.normal(size=count)
    if pick.random() < 0.3 and count:
        for special in (np.nan, np.inf, -np.inf, -0.0):
            if pick.random() < 0.5:
                a[rng.integers(count)] = special
    return a


def text(count):
    letters = "ab '\"\\\n\t\x01\x7f\xe9\u20ac\U0001f600z"
    return ["".join(pick.choice(letters) for _ in range(pick.randrange(6))) for _ in range(count)]


def make(dtype, shape):
    dtype = np.dtype(dtype)
    count = int(np.prod(shape))
    with np.errstate(all="ignore"):
        if dtype.names:
            out = np.zeros(count, dtype)
            for name in dtype.names:
                field = dtype.fields[name][0]
                base, inner = field.subdtype or (field, ())
                out[name] = make(base, (count, *inner))
        elif dtype.kind in "fc":
            out = floats(count)
            out = (out + 1j * floats(count) if dtype.kind == "c" else out).astype(dtype)
        elif dtype.kind == "b":
            out = rng.random(count) < 0.5
        elif dtype.kind == "U":
            out = np.array(text(count), dtype)
        elif dtype.kind == "S":
            out = np.array([t.encode("latin1", "replace") for t in text(count)], dtype)
        elif dtype.kind in "mM":
            limit = {"Y": 300, "M": 5000, "W": 9999, "D": 50000}.get(np.datetime_data(dtype)[0], 10**10)
            out = rng.integers(-limit, limit, count).view("i8").astype(dtype)
            if pick.random() < 0.4 and count:
                out[rng.integers(count)] = "NaT"
            if dtype == np.dtype("m8"):
                out = out.astype("i8").astype(dtype)
        elif dtype.kind == "V":
            out = np.frombuffer(rng.bytes(count * dtype.itemsize), dtype).copy()
        else:
            info = np.iinfo(dtype)
            small = pick.random() < 0.5
            low, high = (max(info.min, -9), 120) if small else (info.min, info.max)
            out = rng.integers(low, high, count, dtype=dtype.newbyteorder("="), endpoint=True).astype(dtype)
    out = np.asarray(out, dtype).reshape(shape)
    if out.ndim > 1 and pick.random() < 0.2:
        out = np.asfortranarray(out)
    return out


def options():
    chosen = {}
    if pick.random() < 0.45:
        return chosen
    for name, values in {
        "precision": [0, 1, 2, 3, 5, 12, 17],
        "threshold": [0, 5, 10, 100, 10**6],
        "edgeitems": [1, 2, 4],
        "linewidth": [20, 40, 120],
        "suppress": [True, False],
        "sign": ["+", " ", "-"],
        "floatmode": ["fixed", "unique", "maxprec", "maxprec_equal"],
        "nanstr": ["NA", "not a number"],
        "infstr": ["oo", "infinity"],
    }.items():
        if pick.random() < 0.3:
            chosen[name] = pick.choice(values)
    if pick.random() < 0.15:
        chosen["legacy"] = pick.choice(["1.13", "1.21", "1.25", "2.1", "2.2"])
    return chosen


def case(array):
    chosen = options()
    with np.printoptions(**chosen):
        old = chosen.get("legacy") == "1.13"
        entry = {"array": facts.value(array), "options": {k: facts.value(v) for k, v in chosen.items()}, "repr": repr(array), "str": str(array)}
        if array.size and not (old and (array.ndim == 0 or array.dtype.kind in "fc" or array.dtype.names)):
            item = array.ravel()[0]
            entry["scalar"] = [facts.value(item), repr(item), str(item)]
        if old and array.ndim == 0:
            return None
    return entry


cases = []
for dtype in [*PLAIN, *TIMES, *STRUCTS]:
    for shape in SHAPES:
        count = np.prod(shape, dtype=int)
        for _ in range(3 if count <= 20 else 1 if count <= 100 or pick.random() < 0.06 else 0):
            array = make(dtype, shape)
            entry = case(array)
            if entry:
                cases.append(entry)
facts.store("printing", cases)
