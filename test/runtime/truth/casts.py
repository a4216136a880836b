"""astype between dtypes of every kind and over every layout, and np.array of nested sequences."""

import random
import warnings

import numpy as np
from facts import answer, store, value

warnings.simplefilter("ignore")
rng = random.Random(5)

NUMBERS = list("?bBhHiIlLqQefdFD") + [">i2", ">u4", ">i8", ">f4", ">f8", ">c8"]
OTHERS = ["S3", "S8", "U3", "U12", ">U4", "M8[D]", "M8[s]", "m8[s]", "m8[D]", "m8[25s]", ">M8[h]"]
OPEN = ["S", "U", "M8", "m8"]
REALS = [0, 1, -1, 2.5, -2.5, 100, 127.9, 128, 200.5, -129, 255, 256, 300, 32767.5, 40000, -40000, 65535, 65536, 1e6]
HUGE = [2.0**31, -(2.0**31) - 1, 2.0**32, 1e10, -1e10, 2.0**53 + 2, 1e18, -1e18, 2.0**63, 1.5e19, 1e20, 1e300, float("nan"), float("inf"), -float("inf"), 0.1, 1 / 3, 1e-8, -0.0]
INTS = [2**31, 2**32 + 5, 2**53 + 1, -(2**53) - 3, 2**62 + 1, -(2**63), 2**63 - 1]
TEXTS = ["1", "-2", " 3 ", "4.5", "1e3", "nan", "abc", "", "1_0", "+7", "2020-01-02", "2020-01-02T03:04", "NaT", "1+2j", "True", "inf"]


def elements(dtype, n):
    kind = np.dtype(dtype).kind
    if kind in "SU":
        good = rng.random() < 0.7
        pool = ["1", "-2", "30", "+7", "0"] if good else TEXTS
        return np.array([rng.choice(pool) for _ in range(n)]).astype(dtype)
    if kind in "mM":
        return np.array([rng.choice([0, 1, -1, 17, 18321, 10**6, -5, "NaT"]) for _ in range(n)], dtype=dtype)
    if kind in "iu":
        pool = [int(x) for x in REALS] + INTS
        return np.array([rng.choice(pool) for _ in range(n)], dtype=object).astype("O").astype("f8").astype("i8").astype(dtype) if rng.random() < 0.3 else np.array([rng.choice([0, 1, 2, 5, 100, 120]) * rng.choice([1, 1, -1]) for _ in range(n)]).astype(dtype)
    if kind in "fc":
        pool = REALS if rng.random() < 0.6 else REALS + HUGE
        values = [rng.choice(pool) for _ in range(n)]
        if kind == "c":
            values = [complex(x, rng.choice([0, 1, -2.5])) for x in values]
        return np.array(values).astype(dtype)
    return np.array([rng.choice([0, 1]) for _ in range(n)]).astype(dtype)


def layout(dtype):
    how = rng.randrange(8)
    if how == 0:
        return elements(dtype, 1).reshape(())
    if how == 1:
        return elements(dtype, 12).reshape(3, 4)
    if how == 2:
        return elements(dtype, 12).reshape(3, 4).T
    if how == 3:
        return elements(dtype, 10)[::-2]
    if how == 4:
        return elements(dtype, 24).reshape(2, 3, 4).transpose(rng.sample(range(3), 3))
    if how == 5:
        return np.broadcast_to(elements(dtype, 3), (2, 3))
    if how == 6:
        return elements(dtype, 24).reshape(4, 6)[::2, ::-3]
    return elements(dtype, rng.choice([0, 1, 5]))


def depends_on_the_vector_unit(array, dtype):
    """Floats out of a uint32's range come out differently in vector and scalar code."""
    with np.errstate(all="ignore"):
        if np.dtype(dtype).str[1:] != "u4" or array.dtype.kind not in "fc":
            return False
        real = array.real
        return bool(np.any(~((real > -(2.0**31) - 1) & (real < 2.0**32))))


casts = []
while len(casts) < 2600:
    source = rng.choice(NUMBERS + NUMBERS + OTHERS)
    target = rng.choice(NUMBERS + NUMBERS + OTHERS + OPEN)
    array = layout(source)
    if depends_on_the_vector_unit(array, target) or (target == "M8" and source in ("S3", "S8", "U3", "U12", ">U4")):
        continue
    kwargs = {}
    if rng.random() < 0.4:
        kwargs["order"] = rng.choice("CFAK")
    if rng.random() < 0.2:
        kwargs["copy"] = False
    if rng.random() < 0.2:
        kwargs["casting"] = rng.choice(["no", "equiv", "safe", "same_kind"])
    casts.append([value(array), target, {k: value(v) for k, v in kwargs.items()}, answer(lambda: array.astype(target, **kwargs), [array])])


def leaf(kind):
    if kind == "int":
        return rng.choice([0, 1, -1, 300, 2**31, 10**12])
    if kind == "big":
        return rng.choice([2**62, 2**63, 2**64, -(2**63), -(2**63) - 1, 1])
    if kind == "float":
        return rng.choice([0.5, 1.0, -2.25, 1e300, float("nan")])
    if kind == "bool":
        return rng.choice([True, False])
    if kind == "complex":
        return complex(1, 2)
    if kind == "str":
        return rng.choice(["a", "bcd", "1", "2.5", ""])
    if kind == "bytes":
        return rng.choice([b"a", b"bcd", b"12"])
    if kind == "none":
        return None
    if kind == "scalar":
        return rng.choice([np.float32(1.5), np.int8(3), np.uint64(5), np.bool_(True), np.complex64(1j), np.str_("xy"), np.datetime64("2020-01"), np.timedelta64(3, "s"), np.float64(2.5)])
    return rng.choice([np.arange(2), np.array(1.5), np.ones(2, "f4"), np.array(["ab", "c"]), np.zeros(0)])


KINDS = ["int", "int", "int", "big", "float", "float", "bool", "complex", "str", "bytes", "none", "scalar", "scalar", "array"]


def nested(depth, kinds, shape):
    if depth == len(shape):
        return leaf(rng.choice(kinds))
    length = shape[depth]
    if rng.random() < 0.06:
        length = max(0, length + rng.choice([-1, 1]))
    items = [nested(depth + 1, kinds, shape) for _ in range(length)]
    if rng.random() < 0.04:
        items.append(leaf(rng.choice(kinds)))
    return tuple(items) if rng.random() < 0.3 else items


WANTED = ["f8", "f4", "i8", "i4", "u1", "?", "c16", "O", "U", "S", "U2", "S2", "M8[D]", "m8[s]", "i4,f8", "(2,)i4", ">f8", "u8", "e"]
sequences = []
while len(sequences) < 2600:
    shape = tuple(rng.choice([1, 2, 2, 3, 0]) for _ in range(rng.choice([0, 1, 1, 1, 2, 2, 3])))
    kinds = [rng.choice(KINDS) for _ in range(rng.choice([1, 1, 1, 2, 2, 3]))]
    thing = nested(0, kinds, shape)
    kwargs = {}
    if rng.random() < 0.45:
        kwargs["dtype"] = rng.choice(WANTED)
    if rng.random() < 0.15:
        kwargs["ndmin"] = rng.randrange(4)
    if rng.random() < 0.15:
        kwargs["order"] = rng.choice("CFAK")
    if rng.random() < 0.08:
        kwargs["copy"] = rng.choice([None, False])
    given = answer(lambda: np.array(thing, **kwargs), [thing])
    if given.get("dtype") == "|O":
        del given["values"]
    sequences.append([value(thing), {k: value(v) for k, v in kwargs.items()}, given])

store("casts", {"casts": casts, "sequences": sequences})
