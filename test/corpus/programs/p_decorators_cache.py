import functools
import time
import warnings
from collections import OrderedDict, namedtuple, ChainMap
import numpy as np

Record = namedtuple("Record", "name calls shape")
registry = OrderedDict()


def traced(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        result = fn(*args, **kwargs)
        rec = registry.get(fn.__name__)
        calls = rec.calls + 1 if rec else 1
        registry[fn.__name__] = Record(fn.__name__, calls, np.shape(result))
        return result
    return wrapper


def validate(ndim):
    def deco(fn):
        def inner(x, *a, **k):
            x = np.asarray(x)
            if x.ndim != ndim:
                raise ValueError(f"expected {ndim}-d, got {x.ndim}-d")
            return fn(x, *a, **k)
        return inner
    return deco


class memoize:
    def __init__(self, fn):
        self.fn = fn
        self.store = {}

    def __call__(self, *key):
        if key not in self.store:
            self.store[key] = self.fn(*key)
        return self.store[key]


@traced
@validate(ndim=2)
def normalize(x, axis=0, eps=1e-8):
    return (x - x.mean(axis=axis, keepdims=True)) / (x.std(axis=axis, keepdims=True) + eps)


@memoize
def hilbert(n):
    i = np.arange(1, n + 1)
    return 1.0 / (i[:, None] + i - 1)


@functools.lru_cache(maxsize=32)
def dct_matrix(n):
    k = np.arange(n)[:, None]
    m = np.cos(np.pi * k * (2 * np.arange(n) + 1) / (2 * n))
    m[0] *= 1 / np.sqrt(2)
    return m * np.sqrt(2 / n)


@functools.singledispatch
def describe(x):
    return "object"


@describe.register
def _(x: np.ndarray):
    return f"array{x.shape}"


@describe.register(int)
def _(x):
    return "int"


data = np.arange(24.0).reshape(6, 4)
z = normalize(data)
z2 = normalize(data.T, axis=1)
try:
    normalize([1, 2, 3])
except ValueError as e:
    msg = e.args[0]
H = hilbert(5)
same = hilbert(5) is H
cond = np.linalg.cond(H)
D = dct_matrix(8)
ortho = D @ D.T
block = np.outer(np.arange(8), np.ones(8))
coef = D @ block @ D.T
coef[np.abs(coef) < 0.5] = 0
rec = D.T @ coef @ D
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    bad = np.array([1.0, 0.0]) / np.array([0.0, 0.0])
defaults = ChainMap({"eps": 1e-3}, {"eps": 1e-8, "axis": 0})
w = normalize(data, eps=defaults["eps"], axis=defaults["axis"])
print(registry["inner"].calls, msg, same, cond > 1e5, np.allclose(ortho, np.eye(8)), describe(z), describe(3), len(caught), w.shape, rec.shape)
