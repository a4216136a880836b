import numpy as np
import numbers

class Quat:
    __slots__ = ("q",)
    __array_priority__ = 100
    def __init__(self, w, x=0, y=0, z=0):
        self.q = np.array([w, x, y, z], dtype=float)
    @classmethod
    def _raw(cls, arr):
        out = cls.__new__(cls); out.q = arr; return out
    @classmethod
    def turn(cls, axis, degrees):
        half = np.deg2rad(degrees)/2
        axis = np.asarray(axis, float); axis = axis/np.sqrt((axis**2).sum())
        return cls._raw(np.r_[np.cos(half), np.sin(half)*axis])
    w = property(lambda s: s.q[0]); v = property(lambda s: s.q[1:])
    def __mul__(a, b):
        if isinstance(b, numbers.Real): return Quat._raw(a.q*b)
        w = a.w*b.w - a.v.dot(b.v)
        v = a.w*b.v + b.w*a.v + np.cross(a.v, b.v)
        return Quat._raw(np.concatenate([[w], v]))
    __rmul__ = __mul__
    def __neg__(s): return Quat._raw(-s.q)
    def __invert__(s): return Quat._raw(s.q*[1, -1, -1, -1])
    def __abs__(s): return float(np.sqrt(s.q @ s.q))
    def __eq__(s, o): return np.allclose(s.q, o.q)
    def matrix(s):
        w, x, y, z = s.q
        return np.array([[1-2*(y*y+z*z), 2*(x*y-z*w), 2*(x*z+y*w)],
                         [2*(x*y+z*w), 1-2*(x*x+z*z), 2*(y*z-x*w)],
                         [2*(x*z-y*w), 2*(y*z+x*w), 1-2*(x*x+y*y)]])

i, j, k = Quat(0, 1), Quat(0, 0, 1), Quat(0, 0, 0, 1)
print((i*j == k), (j*i == -k), (2*i).q, abs(i + k if hasattr(i, "__add__") else i*3))
a = Quat.turn([0, 0, 1], 90)
R = a.matrix()
pts = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]], float)
moved = pts @ R.T
ident = (a*~a).q
print(np.round(moved) + 0, ident.shape, R.dtype, abs(abs(a) - 1) < 1e-12)
stack = np.stack([Quat.turn((1, 1, 0), t).matrix() for t in range(0, 360, 45)])
dets = np.linalg.det(stack)
prod = np.linalg.multi_dot(list(stack))
print(stack.shape, dets.shape, np.allclose(dets, 1), prod.shape)
