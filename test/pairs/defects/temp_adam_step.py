"""One optimiser that keeps its moments in arrays."""
import numpy as np


class Adam:
    def __init__(self, shape, rate=0.001):
        self.rate = np.float32(rate)
        self.m = np.zeros(shape, dtype=np.float32)
        self.v = np.zeros(shape, dtype=np.float32)

    def step(self, weights, gradient):
        b1, b2 = np.float32(0.9), np.float32(0.999)
        self.m *= b1
        self.m += gradient * (1 - b1)
        self.v = self.v * b2  # want: temp
        self.v += np.square(gradient) * (1 - b2)
        update = np.sqrt(self.v)
        update += np.float32(1e-8)
        np.divide(self.m, update, out=update)
        update *= self.rate
        weights -= update


weights = np.zeros((400, 300), dtype=np.float32)
gradient = np.ones((400, 300), dtype=np.float32)
adam = Adam(weights.shape)
for _ in range(3):
    adam.step(weights, gradient)
print(weights.shape, bool((weights < 0).all()))
