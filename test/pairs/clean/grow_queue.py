"""Ring buffer of measurements with running statistics."""
import numpy as np


class Ring:
    def __init__(self, size):
        self.data = np.zeros(size, dtype=np.float32)
        self.at = 0

    def push(self, values):
        n = len(values)
        end = self.at + n
        if end <= len(self.data):
            self.data[self.at:end] = values
        else:
            self.data[self.at:] = values[: len(self.data) - self.at]
            self.data[: end % len(self.data)] = values[len(self.data) - self.at:]
        self.at = end % len(self.data)

    def mean(self):
        return float(self.data.mean())


ring = Ring(50_000)
for k in range(100):
    ring.push(np.full(1000, k, dtype=np.float32))
print(ring.mean())
