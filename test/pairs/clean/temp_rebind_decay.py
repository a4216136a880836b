import numpy as np


class Field:
    def __init__(self, shape):
        self.values = np.ones(shape, dtype=np.float32)

    def decay(self, rate):
        self.values *= rate

    def level(self):
        return float(self.values.mean())


field = Field((800, 600))
for _ in range(5):
    field.decay(0.5)
print(field.level())
