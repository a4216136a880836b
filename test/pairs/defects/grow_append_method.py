import numpy as np


class Recorder:
    """Keeps each reading."""

    def __init__(self):
        self.values = np.empty(0, dtype=np.float32)

    def add(self, value):
        self.values = np.append(self.values, np.float32(value))  # want: grow


rec = Recorder()
for step in range(3000):
    rec.add(step * 0.5)
print(rec.values.shape)
