import numpy as np
from contextlib import contextmanager
import warnings

@contextmanager
def scaled(a, k):
    a *= k
    try:
        yield a
    finally:
        a /= k

class Recorder:
    def __init__(self):
        self.log = []
    def __enter__(self):
        self.log.append("in")
        return self
    def __exit__(self, kind, value, tb):
        self.log.append(kind.__name__ if kind else "out")
        return kind is ZeroDivisionError

x = np.ones(4)
with scaled(x, 3) as y:
    s = y.sum()
print(s, x.sum(), y is x)
with Recorder() as r:
    1 / 0
print(r.log)
with np.errstate(divide="ignore", invalid="ignore"):
    q = np.array([1.0, 0.0]) / 0.0
print(q)
try:
    np.zeros((2, 3)) @ np.zeros((2, 3))
except ValueError as e:
    print("mismatch")
try:
    np.ones(3)[5]
except IndexError as e:
    print(type(e).__name__)
finally:
    done = np.array([1])
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    m = np.mean([])
print(m)
def check(a):
    if a.ndim != 2:
        raise TypeError("need 2-D")
    return a.T
for cand in (np.zeros(3), np.zeros((2, 5))):
    try:
        t = check(cand)
    except TypeError as e:
        print(e)
    else:
        print(t.shape, t.flags.f_contiguous)
class ShapeError(Exception):
    def __init__(self, shape):
        super().__init__(f"bad shape {shape}")
        self.shape = shape
try:
    raise ShapeError((1, 2))
except ShapeError as err:
    z = np.empty(err.shape)
    z.fill(7)
print(z)
