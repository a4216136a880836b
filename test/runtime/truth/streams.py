"""Streams of numpy.random: seeds, dtypes, sizes, distributions, shuffles."""

import numpy as np
from facts import store
from sessions import Session

G = "numpy.random.Generator."
R = "numpy.random.RandomState."
sessions = []

DISTRIBUTIONS = {
    "normal": [(), (1.5, 2.0)],
    "exponential": [(), (2.5,)],
    "gamma": [(0.4,), (1.0,), (3.5, 2.0)],
    "beta": [(0.3, 0.6), (2.0, 3.0), (0.5, 1.5)],
    "f": [(3.0, 5.0)],
    "noncentral_f": [(3.0, 5.0, 1.5)],
    "chisquare": [(0.5,), (4.0,)],
    "noncentral_chisquare": [(0.7, 1.5), (3.0, 2.0), (3.0, 0.0)],
    "standard_cauchy": [()],
    "standard_t": [(4.0,)],
    "vonmises": [(0.5, 2.0), (3.0, 1e-9), (0.0, 1e-6)],
    "pareto": [(2.5,)],
    "weibull": [(1.5,), (0.0,)],
    "power": [(2.5,)],
    "laplace": [(), (1.0, 2.0)],
    "gumbel": [(), (1.0, 2.0)],
    "logistic": [(), (1.0, 2.0)],
    "lognormal": [(), (0.5, 0.3)],
    "rayleigh": [(), (2.0,)],
    "wald": [(1.5, 2.0)],
    "triangular": [(0.0, 1.0, 3.0)],
    "binomial": [(10, 0.3), (100, 0.5), (1000, 0.9), (5, 0.0)],
    "negative_binomial": [(3, 0.4), (20.5, 0.1)],
    "poisson": [(), (4.5,), (50.0,), (0.0,)],
    "zipf": [(2.5,), (4.0,)],
    "geometric": [(0.5,), (0.1,)],
    "hypergeometric": [(10, 5, 4), (100, 60, 50), (30, 40, 15)],
    "logseries": [(0.6,), (0.95,)],
    "standard_normal": [()],
    "standard_exponential": [()],
    "standard_gamma": [(0.7,), (2.5,)],
    "uniform": [(), (-2.0, 5.0)],
    "dirichlet": [([1.0, 2.0, 3.0],), ([0.05, 0.02],)],
    "multinomial": [(20, [0.2, 0.3, 0.5])],
}

SEEDS = [0, 1, 42, 12345, 2**32 - 1]


def distributions():
    for legacy in (False, True):
        for seed in SEEDS[:3]:
            for name, forms in DISTRIBUTIONS.items():
                s = Session()
                rng = s.call("numpy.random.RandomState" if legacy else "numpy.random.default_rng", seed)
                for args in forms:
                    if legacy and name == "dirichlet" and args[0][0] < 0.1:
                        continue
                    s.call((R if legacy else G) + name, rng, *args)
                    s.call((R if legacy else G) + name, rng, *args, size=7)
                    s.call((R if legacy else G) + name, rng, *args, size=(2, 3))
                s.call((R if legacy else G) + ("random_sample" if legacy else "random"), rng, 2)
                sessions.append(s)


def broadcast():
    for legacy in (False, True):
        s = Session()
        rng = s.call("numpy.random.RandomState" if legacy else "numpy.random.default_rng", 7)
        kind = R if legacy else G
        s.call(kind + "normal", rng, [0.0, 10.0, 100.0])
        s.call(kind + "normal", rng, np.array([[0.0], [10.0]]), [1.0, 2.0])
        s.call(kind + "normal", rng, [0.0, 10.0], size=(3, 2))
        s.call(kind + "normal", rng, [0.0, 10.0], size=3)
        s.call(kind + "normal", rng, [0.0, 10.0], -1.0)
        s.call(kind + "uniform", rng, [0.0, 10.0], [1.0, 20.0])
        s.call(kind + "poisson", rng, [1.0, 20.0], size=(2, 2))
        s.call(kind + "binomial", rng, [5, 10], 0.5)
        integers = kind + ("randint" if legacy else "integers")
        s.call(integers, rng, [5, 500, 70000])
        s.call(integers, rng, 0, [[5], [6]], size=(2, 3))
        for dtype in ("u1", "i2", "u4", "?"):
            high = [2, 1] if dtype == "?" else [5, 100, 90]
            s.call(integers, rng, 0, high, dtype=np.dtype(dtype))
        s.call(integers, rng, [1, 7], [3, 5])
        for args in [((2, -1),), (-3,), (2.5,)]:
            s.call(kind + "normal", rng, size=args[0] if args else None)
        sessions.append(s)


def integers():
    for legacy in (False, True):
        name = R + "randint" if legacy else G + "integers"
        for seed in SEEDS:
            s = Session()
            rng = s.call("numpy.random.RandomState" if legacy else "numpy.random.default_rng", seed)
            for dtype in ("?", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8"):
                info = (0, 1) if dtype == "?" else (int(np.iinfo(dtype).min), int(np.iinfo(dtype).max))
                for low, high in [(0, 2), (0, min(100, info[1] + 1)), (info[0], info[1] + 1), (max(info[0], -5), min(info[1], 200)), (0, 1)]:
                    if high <= low:
                        continue
                    s.call(name, rng, low, high, dtype=np.dtype(dtype))
                    s.call(name, rng, low, high, 9, dtype=np.dtype(dtype))
            s.call(name, rng, 10, size=(2, 3))
            s.call(name, rng, 2**40, size=5)
            s.call(name, rng, 10, dtype=int)
            s.call(name, rng, 2, dtype=bool)
            if not legacy:
                s.call(name, rng, 1, 6, 10, endpoint=True)
                s.call(name, rng, 5, 5, 3, endpoint=True)
            for bad in [(5, 3), (0,), (-1,)]:
                s.call(name, rng, *bad)
            s.call(name, rng, 300, dtype=np.dtype("u1"))
            s.call(name, rng, -1, 3, dtype=np.dtype("u1"))
            s.call(name, rng, 3, dtype=np.dtype("f8"))
            s.call(name, rng, 3, size=(0, 2))
            sessions.append(s)


def generators():
    for cls in ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"):
        for seed in (0, 123, 2**100 + 5, [1, 2, 3]):
            s = Session()
            bits = s.call("numpy.random." + cls, seed)
            rng = s.call("numpy.random.Generator", bits)
            s.call(G + "random", rng, 3)
            s.call(G + "random", rng, 3, dtype=np.float32)
            s.call(G + "standard_normal", rng, 50)
            s.call(G + "standard_normal", rng, 50, dtype=np.float32)
            s.call(G + "standard_exponential", rng, 50, dtype=np.float32)
            s.call(G + "standard_exponential", rng, 5, method="inv")
            s.call(G + "standard_gamma", rng, 2.5, 8, dtype=np.float32)
            s.call(G + "standard_gamma", rng, 0.5, 8, dtype=np.float32)
            s.call(G + "integers", rng, 10, size=5)
            children = s.call(G + "spawn", rng, 2)
            s.call(G + "random", s.item(children, 1), 2)
            s.call(G + "bytes", rng, 5)
            sessions.append(s)
    for entropy in (0, 7, 2**70, [5, 6], [1, 2, 3, 4, 5, 6]):
        s = Session()
        seq = s.call("numpy.random.SeedSequence", entropy)
        s.call("numpy.random.SeedSequence.generate_state", seq, 8)
        kids = s.call("numpy.random.SeedSequence.spawn", seq, 2)
        s.call("numpy.random.SeedSequence.generate_state", s.item(kids, 0), 4, np.dtype("u8"))
        more = s.call("numpy.random.SeedSequence.spawn", seq, 1)
        s.call("numpy.random.SeedSequence.generate_state", s.item(more, 0), 4)
        s.call(G + "random", s.call("numpy.random.default_rng", s.item(more, 0)), 2)
        sessions.append(s)
    for seed in (0, 5, [1, 2, 3], 2**32 - 1, 2**32, -1, []):
        s = Session()
        s.call("numpy.random.seed", seed)
        if seed not in (2**32, -1, []):
            for _ in range(3):
                s.call("numpy.random.randn")
            s.call("numpy.random.rand", 2, 2)
            s.call("numpy.random.randn", 3)
            s.call("numpy.random.random", 2)
            s.call("numpy.random.randint", 0, 10, 5)
            s.call("numpy.random.random_integers", 5, size=3)
        sessions.append(s)


def orders():
    for legacy in (False, True):
        kind = R if legacy else G
        for seed in SEEDS[:4]:
            s = Session()
            rng = s.call("numpy.random.RandomState" if legacy else "numpy.random.default_rng", seed)
            s.call(kind + "permutation", rng, 10)
            s.call(kind + "permutation", rng, [1, 5, 7])
            s.call(kind + "permutation", rng, np.arange(12).reshape(4, 3))
            s.call(kind + "permutation", rng, np.asfortranarray(np.arange(12).reshape(4, 3)))
            a = s.call("numpy.arange", 12)
            s.call(kind + "shuffle", rng, a)
            s.look(a)
            b = s.call("numpy.reshape", s.call("numpy.arange", 12.0), (4, 3))
            s.call(kind + "shuffle", rng, b)
            s.look(b)
            if not legacy:
                s.call(kind + "shuffle", rng, b, axis=1)
                s.look(b)
                s.call(kind + "permutation", rng, np.arange(12).reshape(4, 3), axis=1)
                s.call(kind + "permuted", rng, np.arange(12).reshape(4, 3))
                s.call(kind + "permuted", rng, np.asfortranarray(np.arange(12).reshape(4, 3)))
                s.call(kind + "permuted", rng, np.arange(12).reshape(4, 3), axis=1)
                s.call(kind + "permuted", rng, np.arange(12).reshape(4, 3), axis=0)
            s.call(kind + "choice", rng, 5)
            s.call(kind + "choice", rng, 5, 3)
            s.call(kind + "choice", rng, [1.5, 2.5, 3.5])
            s.call(kind + "choice", rng, [1.5, 2.5, 3.5], (2, 2))
            s.call(kind + "choice", rng, 50, 8, False)
            s.call(kind + "choice", rng, 50, (4, 2), False)
            s.call(kind + "choice", rng, 5, 3, p=[0.1, 0, 0.3, 0.6, 0])
            s.call(kind + "choice", rng, 5, 3, False, [0.1, 0, 0.3, 0.6, 0])
            s.call(kind + "choice", rng, ["a", "b", "c"], 4, p=[0.5, 0.25, 0.25])
            s.call(kind + "choice", rng, 5, 6, False)
            s.call(kind + "choice", rng, 0)
            s.call(kind + "choice", rng, [])
            s.call(kind + "choice", rng, 3, p=[0.5, 0.5])
            s.call(kind + "choice", rng, 2, p=[0.5, 0.6])
            s.call(kind + "choice", rng, 2, p=[1.5, -0.5])
            if not legacy:
                s.call(kind + "choice", rng, 50, 8, False, shuffle=False)
                s.call(kind + "choice", rng, 20000, 800, False)
                s.call(kind + "choice", rng, np.arange(12).reshape(3, 4), 2, axis=1)
                s.call(kind + "choice", rng, np.arange(12).reshape(3, 4))
            sessions.append(s)


distributions()
broadcast()
integers()
generators()
orders()
store("streams", [s.steps for s in sessions])
