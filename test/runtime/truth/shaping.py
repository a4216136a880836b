"""Functions that change shapes, join and split, on arrays of many layouts."""

import sys
import warnings

import numpy as np
from calls import Calls
from facts import store

warnings.simplefilter("ignore")
count = int(sys.argv[1]) if len(sys.argv) > 1 else 12
calls = Calls(int(sys.argv[2]) if len(sys.argv) > 2 else 3)
rng, call, array = calls.rng, calls.call, calls.array


def axis(a, wrong=0.05):
    if a.ndim == 0 or rng.random() < wrong:
        return rng.choice([0, -1, a.ndim, -a.ndim - 1])
    return rng.randrange(-a.ndim, a.ndim)


def factors(n):
    if n == 0:
        return rng.choice([(0,), (0, 3), (2, 0), (-1, 3)])
    shape = []
    while n > 1 and len(shape) < 4:
        k = rng.choice([d for d in range(1, n + 1) if n % d == 0])
        shape.append(k)
        n //= k
    shape.append(n)
    if rng.random() < 0.3:
        shape.insert(rng.randrange(len(shape) + 1), 1)
    if rng.random() < 0.3:
        shape[rng.randrange(len(shape))] = -1
    return tuple(shape)


def like(a):
    """Another array that joins with a."""
    b = array(a.shape)
    return b


for _ in range(6 * count):
    a = array(most=4)
    order = rng.choice(["C", "C", "C", "F", "A"])
    shape = factors(a.size) if rng.random() < 0.95 else (7, -1)
    call("numpy.reshape", a, shape, order=order)
    call("numpy.ndarray.reshape", a, *shape)
    call("numpy.reshape", a, shape, copy=rng.choice([True, False, None]))
    for f in ["numpy.ravel", "numpy.ndarray.ravel", "numpy.ndarray.flatten"]:
        call(f, a, rng.choice("CFAK"))
for _ in range(2 * count):
    a = array()
    call("numpy.transpose", a)
    call("numpy.transpose", a, rng.sample(range(a.ndim), a.ndim))
    call("numpy.ndarray.transpose", a, *rng.sample(range(-a.ndim, 0), a.ndim))
    call("numpy.swapaxes", a, axis(a), axis(a))
    call("numpy.moveaxis", a, axis(a), axis(a))
    k = rng.randint(0, a.ndim)
    call("numpy.moveaxis", a, rng.sample(range(a.ndim), k), rng.sample(range(a.ndim), k))
    call("numpy.rollaxis", a, axis(a), rng.randint(-a.ndim - 1, a.ndim + 1))
    call("numpy.squeeze", a)
    call("numpy.squeeze", a, axis=axis(a))
    call("numpy.squeeze", a[None, ..., None], axis=(0, -1))
    call("numpy.expand_dims", a, axis(a))
    call("numpy.expand_dims", a, (0, -1))
    for f in ["atleast_1d", "atleast_2d", "atleast_3d"]:
        call(f"numpy.{f}", a)
    call("numpy.atleast_2d", a, 5)
    call("numpy.flip", a)
    call("numpy.flip", a, axis(a))
    call("numpy.flipud", a)
    call("numpy.fliplr", a)
    call("numpy.rot90", a, rng.randint(-4, 5))
    call("numpy.rot90", a, 1, rng.choice([(0, 1), (1, 0), (0, -1), (0, 0)]))
    call("numpy.roll", a, rng.randint(-5, 5))
    call("numpy.roll", a, rng.randint(-5, 5), axis(a))
    call("numpy.roll", a, (1, 2), (0, -1))
    call("numpy.broadcast_to", a, (2,) + a.shape)
    call("numpy.broadcast_to", a, a.shape)
    call("numpy.broadcast_to", a, tuple(3 if n == 1 else n for n in a.shape))
    call("numpy.broadcast_to", a, (3, 3))
    call("numpy.broadcast_arrays", a, array(a.shape[1:]))
    call("numpy.broadcast_arrays", a, array(), 3)
    call("numpy.broadcast_shapes", a.shape, calls.shape())
    call("numpy.matrix_transpose", a)
    call("numpy.permute_dims", a, rng.sample(range(a.ndim), a.ndim))
for _ in range(3 * count):
    a = array(least=1)
    b = like(a)
    ax = axis(a)
    for f in ["concatenate", "stack"]:
        call(f"numpy.{f}", [a, b], axis=ax)
        call(f"numpy.{f}", (a, b, a))
    call("numpy.concatenate", [a, b], axis=None)
    call("numpy.concatenate", [a, array(least=1)], axis=ax)
    call("numpy.concatenate", [a, b], axis=ax, dtype=rng.choice(["f4", "f8", "c16"]), casting=rng.choice(["unsafe", "same_kind"]))
    for f in ["vstack", "hstack", "dstack", "column_stack"]:
        call(f"numpy.{f}", [a, b])
        call(f"numpy.{f}", [array(most=2), array(most=2)])
    call("numpy.append", a, b)
    call("numpy.append", a, b, axis=ax)
    call("numpy.append", a, 3)
    call("numpy.block", [[a, b], [b, a]])
    call("numpy.block", [a, b])
    call("numpy.block", a)
    call("numpy.split", a, rng.randint(0, 4), axis=ax)
    call("numpy.array_split", a, rng.randint(1, 4), axis=ax)
    call("numpy.split", a, [1, 2], axis=ax)
    call("numpy.split", a, np.array([1, 5]), axis=0)
    for f in ["hsplit", "vsplit", "dsplit"]:
        call(f"numpy.{f}", a, rng.randint(1, 3))
    call("numpy.unstack", a, axis=ax)
    call("numpy.tile", a, rng.choice([2, (2, 1), (1, 3), (2, 2), 1, (1, 1), 0, (2, 1, 2)]))
    call("numpy.repeat", a, rng.randint(0, 3))
    call("numpy.repeat", a, rng.randint(0, 3), axis=ax)
    call("numpy.repeat", a, [rng.randint(0, 2) for _ in range(a.shape[ax] if -a.ndim <= ax < a.ndim else 2)], axis=ax)
    call("numpy.ndarray.repeat", a, 2, ax)
    call("numpy.delete", a, rng.choice([0, -1, 5]), axis=ax)
    call("numpy.delete", a, rng.choice([slice(None, None, 2), slice(1, 3), [0, 1], [], slice(None, None, -1)]), axis=ax)
    call("numpy.delete", a, 0)
    call("numpy.insert", a, rng.choice([0, -1, 1, 9]), 7, axis=ax)
    call("numpy.insert", a, rng.choice([[0, 1], slice(0, 2), [1, 1]]), 7, axis=ax)
    call("numpy.insert", a, 1, [7, 8])
    call("numpy.resize", a, calls.shape())
    call("numpy.resize", a, 7)
    if a.dtype.kind not in "UM":
        call("numpy.pad", a, rng.choice([1, (1, 2), 0, ((1, 0),)]), rng.choice(["constant", "edge", "wrap", "reflect", "symmetric"]))
        call("numpy.pad", a, 1, "constant", constant_values=rng.choice([5, (1, 2)]))
        call("numpy.pad", a, 3, rng.choice(["reflect", "symmetric"]), reflect_type=rng.choice(["even", "odd"]))
        call("numpy.pad", a, 2, rng.choice(["maximum", "minimum", "mean", "median", "linear_ramp"]))
    call("numpy.ndarray.resize", array(least=1).copy(), calls.shape(), refcheck=False)
    call("numpy.trim_zeros", array((5,), "i8"))
    call("numpy.diagonal", a, rng.randint(-2, 2))
    call("numpy.ndarray.diagonal", array(least=2), 0, 1, 0)
    call("numpy.ndarray.view", a, rng.choice(["f4", "i8", "u1", "i2", "c16", "V8"]))
    if a.dtype.kind != "U":
        call("numpy.ndarray.byteswap", a)
    call("numpy.lib.stride_tricks.sliding_window_view", a, rng.choice([2, 3, (2,) * a.ndim]))
    call("numpy.lib.stride_tricks.sliding_window_view", a, 2, axis=ax)
    call("numpy.lib.stride_tricks.as_strided", a, shape=(2, 2), strides=(0, 0))
store("shaping", calls.cases)
