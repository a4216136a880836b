"""Reductions, running totals, order statistics and products, on arrays of many layouts."""

import sys
import warnings

import numpy as np
from calls import Calls
from facts import store

warnings.simplefilter("ignore")
np.seterr(all="ignore")
count = int(sys.argv[1]) if len(sys.argv) > 1 else 24
calls = Calls(int(sys.argv[2]) if len(sys.argv) > 2 else 9)
rng, call = calls.rng, calls.call
draw = np.random.default_rng(rng.randrange(10**6))
dtypes = ["?", "i1", "u1", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "c8", "c16"]


def numbers(shape, dtype):
    n = int(np.prod(shape))
    kind = np.dtype(dtype).kind
    if kind in "biu":
        return draw.integers(0 if kind != "i" else -9, 2 if kind == "b" else 9, n).astype(dtype).reshape(shape)
    real = np.round(draw.normal(size=n) * 30, 2)
    return (real + (1j * np.round(draw.normal(size=n), 2) if kind == "c" else 0)).astype(dtype).reshape(shape)


calls.fill = numbers


def array(least=0, most=3, real=False, long=False):
    shape = (rng.choice([9, 40, 150, 300]),) if long and rng.random() < 0.3 else calls.shape(least, most)
    return calls.array(shape, rng.choice(dtypes[:-2] if real else dtypes))


def axes(a, several=True):
    how = rng.random()
    if how < 0.3 or a.ndim == 0:
        return {}
    if how < 0.75 or not several:
        return {"axis": rng.randrange(-a.ndim, a.ndim)}
    return {"axis": tuple(rng.sample(range(a.ndim), rng.randint(1, a.ndim)))}


def kept(chance=0.25):
    return {"keepdims": True} if rng.random() < chance else {}


for name in "sum prod max min any all mean var std ptp count_nonzero nansum nanmean nanmax nanmin".split():
    for _ in range(count):
        a = array(long=True)
        call(f"numpy.{name}", a, **axes(a), **kept())
for name in "sum mean var".split():
    for _ in range(count // 2):
        a = array(least=1)
        call(f"numpy.{name}", a, **axes(a), **kept(), where=calls.array(a.shape, "?"))
for name in "cumsum cumprod argmax argmin".split():
    for _ in range(count):
        a = array()
        call(f"numpy.{name}", a, **axes(a, several=False))
for name in "median percentile quantile".split():
    for _ in range(count):
        a = array(least=1, real=True)
        share = rng.choice([0.5, 0.25, [0.1, 0.5], 0])
        share = np.multiply(share, 100).tolist() if name == "percentile" else share
        call(f"numpy.{name}", a, *([] if name == "median" else [share]), **axes(a), **kept())
for ufunc in (np.add, np.multiply, np.maximum, np.logical_and, np.bitwise_or, np.subtract):
    name = f"numpy.{ufunc.__name__}"
    for _ in range(count // 2):
        a = array(least=1, real=ufunc is np.bitwise_or)
        call(f"{name}.reduce", a, **axes(a, several=ufunc is not np.subtract), **kept())
        call(f"{name}.accumulate", a, **axes(a, several=False))
        call(f"{name}.outer", array(most=2), array(most=1))
for _ in range(count):
    a = array(least=1)
    call("numpy.diff", a, **axes(a, several=False))
    call("numpy.clip", a, rng.choice([None, 0, -3, 2.5]), rng.choice([None, 1, 300]))
    call("numpy.round", a, rng.choice([0, 1, -1]))
    call("numpy.isclose", a, a + 1)
    b = calls.array((3, rng.choice([2, 3])), rng.choice(dtypes[1:8]))
    call("numpy.matmul", calls.array((rng.choice([1, 2]), 3), rng.choice(dtypes[1:8])), b)
    call("numpy.dot", calls.array((2, 3), b.dtype), b)
    call("numpy.tensordot", b, b, axes=[[0], [0]])
    call("numpy.einsum", rng.choice(["ij,ij->i", "ij,kj->ik", "ij,ij"]), b, b)
    call("numpy.einsum", rng.choice(["ij->ji", "ij->", "ij->i", "ij->j"]), b)
store("reductions", calls.cases)
