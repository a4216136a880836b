import numpy as np


class Mask:
    def __init__(self, shape):
        self.bits = np.zeros(shape, dtype=np.uint8)

    def mark(self, positions):
        self.bits.ravel()[positions] = 1


mask = Mask((400, 500))
mask.mark(np.array([5, 700, 1999]))
print(int(mask.bits.sum()))
