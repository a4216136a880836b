import numpy as np
from numbers import Number

class Matrix:
    __array_priority__ = 1000

    def __init__(self, data):
        self._data = np.atleast_2d(np.asarray(data, dtype=np.float64))

    @classmethod
    def identity(cls, n):
        return cls(np.eye(n))

    @staticmethod
    def random(n, seed=0):
        return Matrix(np.random.default_rng(seed).random((n, n)))

    @property
    def shape(self):
        return self._data.shape

    @property
    def T(self):
        return Matrix(self._data.T)

    @property
    def trace(self):
        return self._data.trace()

    def __getitem__(self, key):
        out = self._data[key]
        return Matrix(out) if isinstance(out, np.ndarray) and out.ndim == 2 else out

    def __setitem__(self, key, value):
        self._data[key] = value

    def __add__(self, other):
        if isinstance(other, Matrix):
            return Matrix(self._data + other._data)
        if isinstance(other, Number):
            return Matrix(self._data + other)
        return NotImplemented

    __radd__ = __add__

    def __mul__(self, other):
        return Matrix(self._data * (other._data if isinstance(other, Matrix) else other))

    def __neg__(self):
        return Matrix(-self._data)

    def __pow__(self, n):
        result = Matrix.identity(self.shape[0])
        for _ in range(n):
            result = Matrix(result._data @ self._data)
        return result

    def __eq__(self, other):
        return np.array_equal(self._data, other._data)

    def __str__(self):
        return "\n".join(" ".join(f"{v:6.2f}" for v in row) for row in self._data)

m = Matrix([[1, 2], [3, 4]])
i = Matrix.identity(2)
s = m + i
t = 1 + m
n = -m
p = m ** 3
print(s, t._data, n._data, p._data, sep="\n")
print(m[0, 1], m[:, :1].shape, m.T._data.flags.f_contiguous, m.trace)
m[0, 0] = 10
print(m == Matrix([[10, 2], [3, 4]]), Matrix.random(3).shape)
try:
    m + "x"
except TypeError as e:
    print("TypeError")
