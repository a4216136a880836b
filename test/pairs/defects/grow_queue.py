"""Ring buffer of measurements with running statistics."""
import numpy as np


class Ring:
    def __init__(self, size):
        self.data = np.zeros(size, dtype=np.float32)
        self.at = 0

    def push(self, values):
        joined = np.concatenate([self.data, values])  # want: grow
        self.data = joined[-len(self.data):]

    def mean(self):
        return float(self.data.mean())


ring = Ring(50_000)
for k in range(100):
    ring.push(np.full(1000, k, dtype=np.float32))
print(ring.mean())
