import numpy as np


class Quantity(np.ndarray):
    def __new__(cls, values, unit="m"):
        obj = np.asarray(values, dtype=float).view(cls)
        obj.unit = unit
        return obj

    def __array_finalize__(self, obj):
        if obj is None:
            return
        self.unit = getattr(obj, "unit", "m")

    def to(self, unit):
        factors = {"m": 1.0, "km": 1000.0, "cm": 0.01}
        out = self * (factors[self.unit] / factors[unit])
        out.unit = unit
        return out


class Ring:
    """A fixed-size ring buffer."""

    def __init__(self, size):
        self._data = np.zeros(size)
        self._n = 0

    def push(self, *values):
        for v in values:
            self._data[self._n % len(self._data)] = v
            self._n += 1

    def __len__(self):
        return min(self._n, len(self._data))

    def __array__(self, dtype=None, copy=None):
        k = self._n % len(self._data)
        if self._n < len(self._data):
            return self._data[:self._n]
        return np.concatenate([self._data[k:], self._data[:k]])

    def __getitem__(self, key):
        return np.asarray(self)[key]


d = Quantity([1500.0, 200.0, 30.0])
km = d.to("km")
back = km.to("cm")
half = d[1:] / 2
plain = np.asarray(half)
s = d.sum()
ring = Ring(5)
ring.push(1, 2, 3)
early = np.asarray(ring)
ring.push(4, 5, 6, 7)
arr = np.asarray(ring)
last = ring[-2:]
m = np.mean(ring)
masked = np.ma.masked_less(arr, 4)
filled = masked.filled(-1)
anom = masked - masked.mean()
count = masked.count()
mv = np.ma.masked_invalid([1.0, np.nan, 3.0])
tot = mv.sum()
comp = mv.compressed()
print(km.unit, half.unit, plain.shape, early, arr, last, m, filled, count, tot, comp)
