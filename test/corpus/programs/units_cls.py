import numpy as np
from numbers import Number
class Quantity:
    __array_priority__ = 1000
    def __init__(self, mag, **dims): self.mag = np.asarray(mag, dtype=float); self.dims = {k: v for k, v in dims.items() if v}
    def _same(self, o):
        if not isinstance(o, Quantity) or o.dims != self.dims: raise TypeError(f"{self.dims} vs {getattr(o, 'dims', {})}")
    def __add__(self, o): self._same(o); return Quantity(self.mag + o.mag, **self.dims)
    def __sub__(self, o): return self + (-o)
    def __neg__(self): return Quantity(-self.mag, **self.dims)
    def __mul__(self, o):
        if isinstance(o, (Number, np.ndarray)): return Quantity(self.mag*o, **self.dims)
        return Quantity(self.mag*o.mag, **{k: self.dims.get(k, 0) + o.dims.get(k, 0) for k in {**self.dims, **o.dims}})
    __rmul__ = __mul__
    def __truediv__(self, o): return self*(o**-1) if isinstance(o, Quantity) else Quantity(self.mag/o, **self.dims)
    def __pow__(self, n): return Quantity(self.mag**n, **{k: v*n for k, v in self.dims.items()})
    def __getitem__(self, k): return Quantity(self.mag[k], **self.dims)
    def __len__(self): return len(self.mag)
    def __iter__(self): return (self[i] for i in range(len(self)))
    def __lt__(self, o): self._same(o); return self.mag < o.mag
    def __format__(self, spec): return f"{format(float(self.mag), spec)} " + "*".join(f"{k}^{v}" if v != 1 else k for k, v in sorted(self.dims.items()))
    def sum(self, axis=None): return Quantity(self.mag.sum(axis), **self.dims)
m, s, kg = Quantity(1, m=1), Quantity(1, s=1), Quantity(1, kg=1)
d = np.array([10., 20, 30])*m if False else m*np.array([10., 20, 30]); t = s*np.arange(1, 4)
v = d/t; a = v/t; E = .5*(kg*2)*v**2
print(v.mag, v.dims, a.dims, f"{E.sum():.1f}", len(d), [x.mag.item() for x in d], (d < 2*d).all())
try: d + t
except TypeError as e: print("no:", e)
class Vec(tuple):
    def __new__(cls, *xs): return super().__new__(cls, xs)
    def __add__(self, o): return Vec(*(a + b for a, b in zip(self, o)))
    def __matmul__(self, o): return sum(a*b for a, b in zip(self, o))
class Matrix:
    def __init__(self, rows): self.a = np.array(rows)
    @property
    def T(self): return Matrix(self.a.T)
    def __matmul__(self, o): return Matrix(self.a @ (o.a if isinstance(o, Matrix) else np.array(o)))
    def __array__(self, dtype=None, copy=None): return self.a if dtype is None else self.a.astype(dtype)
    def __eq__(self, o): return bool(np.array_equal(self, o))
    def __setitem__(self, k, v): self.a[k] = v
    def __call__(self, *v): return self.a @ np.asarray(v)
    @staticmethod
    def eye(n): return Matrix(np.eye(n, dtype=int))
    def __iadd__(self, k): self.a += k; return self
    def __contains__(self, x): return (self.a == x).any()
    def __bool__(self): return bool(self.a.any())
A = Matrix([[1, 2], [3, 4]]); B = A @ A.T; B[0, 0] = 0; B += 1; w = A(1, -1); C = np.asarray(A, dtype=np.float32); n = np.sum(A)
u = Vec(1, 2) + Vec(3, 4)
print(B.a, w, C.dtype, n, A == A.T.T, 4 in A, bool(Matrix.eye(2)), u, Vec(1, 2) @ (3, 4))
