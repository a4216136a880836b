"""Functions that change shapes, join, split and repeat."""

import numpy as np

ANYTHING = [(0,), (1, 1, 1, 1, 1), (2, 0)]


def cases(s):
    for _ in s.times(240):
        moved(s, s.array(most=4))
    for _ in s.times(110):
        joined(s, s.array(least=1))
    for _ in s.times(110):
        cut(s, s.array(least=1))


def factors(s, n):
    if n == 0:
        return s.rng.choice([(0,), (0, 3), (2, 0), (-1, 3), (-1,)])
    shape = []
    while n > 1 and len(shape) < 4:
        k = s.rng.choice([d for d in range(1, n + 1) if n % d == 0])
        shape.append(k)
        n //= k
    shape.append(n)
    if s.chance(0.3):
        shape.insert(s.rng.randrange(len(shape) + 1), 1)
    if s.chance(0.3):
        shape[s.rng.randrange(len(shape))] = -1
    return tuple(shape) if s.chance(0.95) else s.rng.choice([(7, -1), (-1, -1), (3, 5), ()])


def moved(s, a):
    rng = s.rng
    shape = factors(s, a.size)
    s.call("numpy.reshape", a, shape, order=rng.choice(["C", "C", "F", "A"]))
    s.call("numpy.ndarray.reshape", a, *shape)
    if s.chance(0.3):
        s.call("numpy.reshape", a, shape, copy=rng.choice([True, False]))
    s.call("numpy.ravel", a, rng.choice("CFAK"))
    s.call("numpy.ndarray.flatten", a, rng.choice("CFAK"))
    axes = rng.sample(range(-a.ndim, 0), a.ndim)
    s.call(rng.choice(["numpy.transpose", "numpy.permute_dims", "numpy.ndarray.transpose"]), a, *([axes] if s.chance(0.7) else []))
    s.call("numpy.swapaxes", a, s.axis(a), s.axis(a))
    s.call("numpy.moveaxis", a, s.axis(a), s.axis(a))
    s.call("numpy.rollaxis", a, s.axis(a), rng.randint(-a.ndim - 1, a.ndim + 1))
    s.call("numpy.squeeze", a, **({"axis": s.axis(a)} if s.chance(0.5) else {}))
    s.call("numpy.expand_dims", a, rng.choice([s.axis(a), (0, -1), (0, 0), (1, 2)]))
    s.call(f"numpy.atleast_{rng.randint(1, 3)}d", a)
    s.call("numpy.flip", a, *rng.choice([[], [s.axis(a)], [(0, -1)]]))
    s.call(rng.choice(["numpy.flipud", "numpy.fliplr", "numpy.matrix_transpose"]), a)
    s.call("numpy.rot90", a, rng.randint(-4, 5), rng.choice([(0, 1), (1, 0), (0, -1), (0, 0)]))
    s.call("numpy.roll", a, rng.choice([1, -1, 3, 7]), *([s.axis(a)] if s.chance(0.6) else []))
    if s.chance(0.2):
        s.call("numpy.roll", a, rng.choice([(1, 2), 2, (1,)]), (0, -1))
    target = rng.choice([(2, *a.shape), a.shape, tuple(3 if n == 1 else n for n in a.shape), (3, 3), ()])
    s.call("numpy.broadcast_to", a, target)
    s.call("numpy.broadcast_arrays", a, s.array(a.shape[1:] if s.chance(0.8) else None))
    s.call("numpy.broadcast_shapes", a.shape, s.shape())
    s.call("numpy.resize", a, s.shape())
    s.call("numpy.diagonal", a, rng.randint(-2, 2))
    s.call("numpy.trace", a if a.dtype.kind != "T" else s.array(dtype="i4", least=2), rng.randint(-1, 1))
    s.call(f"numpy.{rng.choice(['tril', 'triu'])}", a, rng.randint(-2, 2))
    s.call("numpy.lib.stride_tricks.sliding_window_view", a, rng.choice([2, 3, (2,) * a.ndim, 1, 0]), **({"axis": s.axis(a)} if s.chance(0.4) else {}))
    if a.size > 3 and a.flags.c_contiguous:
        s.call("numpy.lib.stride_tricks.as_strided", a, shape=(2, 2), strides=(a.itemsize, a.itemsize))


def joined(s, a):
    rng = s.rng
    b = s.array(a.shape if s.chance(0.9) else None, a.dtype.str if s.chance(0.5) and a.dtype.kind not in "TOV" else None)
    given = {"axis": s.axis(a)} if s.chance(0.7) else {}
    if s.chance(0.2):
        given["dtype"], given["casting"] = np.dtype(s.number()), rng.choice(["unsafe", "same_kind", "no"])
    s.call("numpy.concatenate", [a, b], **given)
    s.call("numpy.stack", (a, b, a), **given)
    s.call("numpy.concatenate", [a, b], axis=None)
    s.call(f"numpy.{rng.choice(['vstack', 'hstack', 'dstack', 'column_stack'])}", [a, b])
    s.call("numpy.append", a, rng.choice([b, 3, 2.5]), **given if "dtype" not in given else {})
    s.call("numpy.block", rng.choice([[[a, b], [b, a]], [a, b], a, [[a], [b]]]))
    s.call("numpy.concatenate", [a, b], axis=0, out=s.fresh((2 * a.shape[0], *a.shape[1:]), s.number()), casting="unsafe")
    s.call("numpy.tile", a, rng.choice([2, (2, 1), (1, 3), 1, (1, 1), 0, (2, 1, 2)]))
    s.call("numpy.repeat", a, rng.choice([0, 1, 3, [1, 2]]), **({"axis": s.axis(a)} if s.chance(0.7) else {}))
    axis = s.axis(a)
    s.call("numpy.delete", a, rng.choice([0, -1, 5, slice(None, None, 2), slice(1, 3), [0, 1], [], [True] + [False] * (a.shape[0] - 1)]), **({"axis": axis} if s.chance(0.8) else {}))
    s.call("numpy.insert", a, rng.choice([0, -1, 1, 9, [0, 1], slice(0, 2), [1, 1]]), rng.choice([7, 2.5]) if a.dtype.kind in "biufc" else s.array((1,), s.name_of(a)), **({"axis": axis} if s.chance(0.8) else {}))
    if a.dtype.kind in "biufc":
        mode = rng.choice(["constant", "edge", "wrap", "reflect", "symmetric", "maximum", "minimum", "mean", "median", "linear_ramp", "empty"])
        if mode != "empty":
            s.call("numpy.pad", a, rng.choice([1, (1, 2), 0, ((1, 0),), 3]), mode)
        s.call("numpy.pad", a, 1, constant_values=rng.choice([5, (1, 2), 2.5]))
    c = s.fresh((2, 3), rng.choice(["f8", "i4"]))
    s.call("numpy.ndarray.resize", c, rng.choice([(2,), (7,), (3, 3), (6,), (2, 0)]), refcheck=False)
    s.call("numpy.kron", s.array(most=2, dtype=s.number()), s.array(most=2, dtype=s.number()))
    s.call("numpy.meshgrid", s.array(most=1), s.array(most=1), indexing=rng.choice(["xy", "ij"]), sparse=s.chance(0.3))
    s.call("numpy.ix_", s.array((2,), "i8"), s.array((3,), rng.choice(["?", "i4"])))


def cut(s, a):
    rng = s.rng
    axis = s.axis(a)
    s.call("numpy.split", a, rng.choice([1, 2, 3, [1, 2], [1, 5], 0]), axis=axis)
    s.call("numpy.array_split", a, rng.choice([1, 2, 3, [1], 5, 0]), axis=axis)
    s.call(f"numpy.{rng.choice(['hsplit', 'vsplit', 'dsplit'])}", a, rng.choice([1, 2, [1]]))
    s.call("numpy.unstack", a, axis=axis)
    s.call("numpy.trim_zeros", s.array((5,), s.number(), "few"), rng.choice(["fb", "f", "b"]))
    s.call("numpy.diff", a, rng.choice([1, 1, 2, 0]), axis)
    s.call("numpy.ediff1d", a)
    s.call("numpy.gradient", s.array((4, 3), rng.choice(["f8", "f4", "i4"])), **({"axis": rng.choice([0, 1, -1])} if s.chance(0.6) else {}))
