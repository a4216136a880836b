"""Functions that make arrays, and those that answer about dtypes."""

import made
import numpy as np

SPELLINGS = [*made.DTYPES, "M8[ns]", "m8", "U", "S", ">u2", "<c8", "float", "int", "bool", "intp", "S0"]
VALUES = [0, 1, -1, 2.5, True, 1j, 300, 2**40, "a", "1.5", b"x", None, [1, 2], (1, 2.5), [[1, 2], [3, 4]], [], [True, 2], ["a", "bcd"], [1, "a"], [[]], [1j, 2]]


def cases(s):
    for _ in s.times(400):
        filled(s)
    for _ in s.times(160):
        spaced(s)
        matrices(s)
    for _ in s.times(400):
        about(s)


def dtype(s):
    return np.dtype(s.rng.choice(SPELLINGS)) if s.chance(0.75) else None


def filled(s):
    rng = s.rng
    shape = rng.choice([s.shape(), 3, 0, (2, -1), [2, 2]])
    given = {"dtype": dtype(s)} if s.chance(0.8) else {}
    order = {"order": rng.choice("CF")} if s.chance(0.4) else {}
    s.call(f"numpy.{rng.choice(['zeros', 'ones'])}", shape, **given, **order)
    s.call("numpy.full", shape, rng.choice([0, 2.5, True, 300, -1, "ab", 1j, None]), **given, **order)
    a = s.array()
    like = {"order": rng.choice("CFAK")} if s.chance(0.5) else {}
    if s.chance(0.2):
        like["shape"] = s.shape()
    s.call(f"numpy.{rng.choice(['zeros_like', 'ones_like'])}", a, **given, **like)
    s.call("numpy.full_like", a, rng.choice([0, 2.5, True, 300]), **given, **like)
    value = rng.choice([*VALUES, a, a, a, [a, a], (a, 1)])
    copy = {"copy": rng.choice([True, None, False])} if s.chance(0.3) else {}
    s.call("numpy.array", value, **given, **({"order": rng.choice("CFAK")} if s.chance(0.3) else {}), **copy, **({"ndmin": 3} if s.chance(0.1) else {}))
    s.call(rng.choice(["numpy.asarray", "numpy.asanyarray"]), value, **given, **order)
    s.call(rng.choice(["numpy.ascontiguousarray", "numpy.asfortranarray"]), a, **given)
    s.call("numpy.copy", a, **({"order": rng.choice("CFAK")} if s.chance(0.5) else {}))
    s.call("numpy.require", a, *([dtype(s)] if s.chance(0.3) else []), requirements=rng.choice([["C"], ["F"], ["W"], ["O"], "A", ["C", "O"]]))


def spaced(s):
    rng = s.rng
    numbers = [0, 1, 2, 5, -3, 0.5, 2.5, 10, -1.5]
    given = {"dtype": np.dtype(s.number())} if s.chance(0.3) else {}
    s.call("numpy.arange", *rng.sample(numbers, rng.randint(1, 3)), **given)
    s.call("numpy.linspace", rng.choice(numbers), rng.choice(numbers), rng.choice([0, 1, 2, 5, 50, -1]), endpoint=s.chance(0.7), retstep=s.chance(0.1), **given)
    s.call("numpy.linspace", s.array((3,), s.number()), s.array((3,), s.number()), 4, axis=rng.choice([0, -1, 1]))
    s.near = True
    s.call("numpy.logspace", rng.choice(numbers), rng.choice(numbers), rng.choice([0, 3, 5]), **given)
    s.call("numpy.geomspace", rng.choice([1, 2, 0.5, -2]), rng.choice([5, 10, 100, -8]), rng.choice([0, 3, 5]), **given)
    s.near = False
    s.call("numpy.indices", s.shape(most=2), **given, **({"sparse": True} if s.chance(0.2) else {}))


def matrices(s):
    rng = s.rng
    given = {"dtype": np.dtype(s.number())} if s.chance(0.5) else {}
    s.call("numpy.eye", rng.randint(0, 4), *([rng.randint(0, 4)] if s.chance(0.5) else []), k=rng.randint(-2, 2), **given)
    s.call("numpy.identity", rng.randint(0, 4), **given)
    s.call("numpy.tri", rng.randint(0, 4), rng.randint(0, 4), rng.randint(-2, 2), **given)
    s.call("numpy.diag", s.array(least=1, most=2), rng.randint(-2, 2))
    s.call("numpy.diagflat", s.array(most=2), rng.randint(-1, 1))
    s.call("numpy.vander", s.array((3,), s.number()), *([rng.randint(0, 4)] if s.chance(0.6) else []), increasing=s.chance(0.4))
    s.call(rng.choice(["numpy.tril_indices", "numpy.triu_indices"]), rng.randint(0, 4), rng.randint(-1, 1))
    s.call("numpy.fromiter", [1, 2, 3], np.dtype(s.number()), **({"count": rng.choice([2, 3, 4])} if s.chance(0.4) else {}))
    s.call("numpy.frombuffer", bytes(range(16)), np.dtype(s.number()), **({"offset": 4} if s.chance(0.2) else {}), **({"count": 1} if s.chance(0.2) else {}))


def about(s):
    rng = s.rng
    some = [np.dtype(rng.choice(made.DTYPES)) for _ in range(3)]
    s.call("numpy.promote_types", *some[:2])
    s.call("numpy.can_cast", *some[:2], rng.choice(["safe", "same_kind", "unsafe", "no", "equiv"]))
    numbers = [np.dtype(s.number()) for _ in range(2)]
    s.call("numpy.result_type", *numbers, rng.choice([s.array((2,), s.number()), 1, 2.5, 1j, True]))
    s.call("numpy.min_scalar_type", rng.choice([0, -1, 300, 2**40, 2.5, 1e300, True, 1j, np.float64(1.5), np.int8(3)]))
    s.call("numpy.issubdtype", some[0], rng.choice([some[1], np.floating, np.integer, np.number, np.generic, np.float64]))
