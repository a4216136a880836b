"""Every ufunc on arrays of all number dtypes and many layouts, with its keyword arguments."""

import random
import sys
import warnings

import numpy as np
from calls import Calls
from facts import store

warnings.simplefilter("ignore")
np.seterr(all="ignore")
count = int(sys.argv[1]) if len(sys.argv) > 1 else 14
calls = Calls(int(sys.argv[2]) if len(sys.argv) > 2 else 3)
rng, call = calls.rng, calls.call
dtypes = ["?", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "c8", "c16"]
draw = np.random.default_rng(rng.randrange(10**6))


def numbers(shape, dtype):
    """Numbers of the dtype, small or of any size, now and then infinite or NaN."""
    n = int(np.prod(shape))
    kind = np.dtype(dtype).kind
    if kind == "b":
        return draw.integers(0, 2, n).astype(dtype).reshape(shape)
    if kind in "iu":
        limits = np.iinfo(dtype)
        if rng.random() < 0.5:
            return draw.integers(max(-20, limits.min), 20, n).astype(dtype).reshape(shape)
        return draw.integers(limits.min, limits.max, n, dtype=dtype, endpoint=True).reshape(shape)
    real = np.round(draw.normal(size=n) * 10.0 ** draw.integers(-1, 3, n), 3)
    special = draw.random(n) < 0.1
    real[special] = draw.choice([0.0, np.inf, -np.inf, np.nan, 1, -1], special.sum())
    if kind == "c":
        real = np.where(np.isfinite(real), real, 1) + 1j * np.round(draw.normal(size=n), 3)
    return real.astype(dtype).reshape(shape)


calls.fill = numbers


def operands(nin):
    shape = calls.shape(most=3)
    other = tuple(n if rng.random() < 0.7 else 1 for n in shape)[rng.randrange(2) if shape else 0 :]
    dtype = rng.choice(dtypes)
    first = calls.array(shape, dtype)
    if nin == 1:
        return [first]
    if rng.random() < 0.25:
        return rng.sample([first, rng.choice([0, 1, 2, -1, 3, 300, 2.5, 0.5, True, 1j])], 2)
    second = calls.array(shape if rng.random() < 0.6 else other, dtype if rng.random() < 0.5 else rng.choice(dtypes))
    return rng.sample([first, second], 2)


def keywords(ufunc, args):
    how = rng.random()
    if how < 0.6 or ufunc.nout > 1:
        return {}
    if how < 0.7:
        return {"order": rng.choice("CFAK")}
    if how < 0.8:
        return {"dtype": np.dtype(rng.choice(dtypes))}
    try:
        shape = np.broadcast_shapes(*map(np.shape, args))
    except ValueError:
        shape = (3,)
    given = {"out": np.array(calls.array(shape, rng.choice(dtypes)), order=rng.choice("CF"))}
    if how < 0.9:
        given["where"] = calls.array(shape, "?")
    return given


names = [name for name in sorted(dir(np)) if isinstance(getattr(np, name), np.ufunc) and getattr(np, name).signature is None]
for name in names:
    ufunc = getattr(np, name)
    if ufunc.__name__ != name:
        continue
    for _ in range(count):
        args = operands(ufunc.nin)
        if not any(isinstance(arg, np.ndarray) for arg in args):
            continue
        call(f"numpy.{name}", *args, **keywords(ufunc, args))
store("ufuncs", calls.cases)
