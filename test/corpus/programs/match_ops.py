import numpy as np
from enum import Enum, auto, IntEnum

class Op(Enum):
    SCALE = auto()
    SHIFT = auto()
    TRANSPOSE = auto()

class Axis(IntEnum):
    ROWS = 0
    COLS = 1

def apply(a, op, *args):
    match (op, args):
        case (Op.SCALE, (k,)):
            return a * k
        case (Op.SHIFT, (k, axis)):
            return np.roll(a, k, axis)
        case (Op.TRANSPOSE, ()):
            return a.T
        case _:
            raise ValueError(op)

a = np.arange(6).reshape(2, 3)
r1 = apply(a, Op.SCALE, 2)
r2 = apply(a, Op.SHIFT, 1, Axis.COLS)
r3 = apply(a, Op.TRANSPOSE)
print(r1, r2, r3.shape)
print(a.sum(axis=Axis.ROWS), a.sum(Axis.COLS))

def describe(x):
    match x:
        case np.ndarray(ndim=1):
            return "vector"
        case np.ndarray(ndim=2, shape=(r, c)):
            return f"matrix {r}x{c}"
        case int() | float():
            return "number"
        case [first, *_]:
            return f"list starting with {first}"
        case {"data": d}:
            return "dict " + describe(d)
        case None:
            return "nothing"
for x in (a, a[0], 3, [1, 2], {"data": a}, None):
    print(describe(x))
print(Op.SCALE.name, Op["SHIFT"].value, [o.name for o in Op])
