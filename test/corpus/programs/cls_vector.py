import numpy as np
from functools import total_ordering

@total_ordering
class Vec:
    __slots__ = ("data",)

    def __init__(self, *xs):
        self.data = np.array(xs, dtype=float)

    def __add__(self, other):
        return Vec(*(self.data + other.data))

    def __mul__(self, k):
        return Vec(*(self.data * k))

    __rmul__ = __mul__

    def __matmul__(self, other):
        return float(self.data @ other.data)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return self.data[i]

    def __iter__(self):
        return iter(self.data)

    def __eq__(self, other):
        return bool(np.all(self.data == other.data))

    def __lt__(self, other):
        return self.norm() < other.norm()

    def __array__(self, dtype=None, copy=None):
        return self.data if dtype is None else self.data.astype(dtype)

    def norm(self):
        return float(np.sqrt((self.data ** 2).sum()))

    def __repr__(self):
        return f"Vec({', '.join(f'{x:g}' for x in self.data)})"

a = Vec(1, 2, 2)
b = Vec(0, 3, 4)
c = a + 2 * b
print(c, a @ b, len(c), c[0])
print(a < b, a == Vec(1, 2, 2), max([a, b, c], key=Vec.norm))
arr = np.array(a)
s = np.asarray(b) + 1
print(arr, s)
x, y, z = c
print(x, z)
stack = np.stack([np.asarray(v) for v in (a, b, c)])
print(stack.shape)
