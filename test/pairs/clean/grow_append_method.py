import numpy as np


class Recorder:
    """Keeps each reading."""

    def __init__(self, capacity):
        self.values = np.empty(capacity, dtype=np.float32)
        self.count = 0

    def add(self, value):
        self.values[self.count] = value
        self.count += 1


rec = Recorder(3000)
for step in range(3000):
    rec.add(step * 0.5)
print(rec.values.shape)
