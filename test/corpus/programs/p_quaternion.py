from __future__ import annotations
import numpy as np


class Quaternion:
    __slots__ = ("q",)

    def __init__(self, w=1.0, x=0.0, y=0.0, z=0.0):
        self.q = np.array([w, x, y, z], dtype=np.float64)

    @classmethod
    def from_array(cls, a):
        out = cls()
        out.q = np.asarray(a, dtype=np.float64).copy()
        return out

    @classmethod
    def from_axis_angle(cls, axis, angle):
        axis = np.asarray(axis, float)
        axis = axis / np.linalg.norm(axis)
        s = np.sin(angle / 2)
        return cls(np.cos(angle / 2), *(axis * s))

    def __mul__(self, other):
        if isinstance(other, Quaternion):
            w1, x1, y1, z1 = self.q
            w2, x2, y2, z2 = other.q
            return Quaternion(
                w1 * w2 - x1 * x2 - y1 * y2 - z1 * z2,
                w1 * x2 + x1 * w2 + y1 * z2 - z1 * y2,
                w1 * y2 - x1 * z2 + y1 * w2 + z1 * x2,
                w1 * z2 + x1 * y2 - y1 * x2 + z1 * w2,
            )
        return Quaternion.from_array(self.q * other)

    __rmul__ = __mul__

    def __add__(self, other: Quaternion) -> Quaternion:
        return Quaternion.from_array(self.q + other.q)

    def __neg__(self):
        return Quaternion.from_array(-self.q)

    def __abs__(self):
        return float(np.sqrt(self.q @ self.q))

    def __eq__(self, other):
        return np.allclose(self.q, other.q)

    def __getitem__(self, i):
        return self.q[i]

    def __array__(self, dtype=None, copy=None):
        return np.array(self.q, dtype=dtype)

    def conj(self):
        return Quaternion.from_array(self.q * [1, -1, -1, -1])

    def matrix(self):
        w, x, y, z = self.q / abs(self)
        return np.array([
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ])

    def rotate(self, v):
        p = Quaternion(0, *v)
        return (self * p * self.conj()).q[1:]


def slerp(a, b, ts):
    dot = a.q @ b.q
    if dot < 0:
        b, dot = -b, -dot
    theta = np.arccos(np.clip(dot, -1, 1))
    if theta < 1e-6:
        return np.repeat(a.q[None], len(ts), axis=0)
    wa = np.sin((1 - ts) * theta) / np.sin(theta)
    wb = np.sin(ts * theta) / np.sin(theta)
    return wa[:, None] * a.q + wb[:, None] * b.q


q1 = Quaternion.from_axis_angle([0, 0, 1], np.pi / 2)
q2 = Quaternion.from_axis_angle([1, 0, 0], np.pi / 3)
q3 = q1 * q2
R = q3.matrix()
v = q1.rotate([1, 0, 0])
pts = np.random.default_rng(0).normal(size=(20, 3))
rotated = pts @ R.T
manual = np.array([q3.rotate(p) for p in pts])
path = slerp(q1, q2, np.linspace(0, 1, 9))
norms = np.linalg.norm(path, axis=1)
arr = np.asarray(q3)
ident = R @ R.T
scaled = 2.0 * q1
total = q1 + scaled
print(v.round(6), np.allclose(rotated, manual), np.allclose(norms, 1), arr.shape, np.linalg.det(R).round(6), q1 == q1, total[0])
