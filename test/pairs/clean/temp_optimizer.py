"""One scratch array for all steps."""
import numpy as np


class Adam:
    def __init__(self, size: int):
        self.m = np.zeros(size, dtype=np.float32)
        self.v = np.zeros(size, dtype=np.float32)
        self.t = 0

    def update(self, weights: np.ndarray, gradient: np.ndarray, rate: float = 1e-3) -> None:
        self.t += 1
        self.m *= 0.9
        scratch = np.multiply(gradient, 0.1)
        self.m += scratch
        self.v *= 0.999
        np.multiply(gradient, gradient, out=scratch)
        scratch *= 0.001
        self.v += scratch
        np.sqrt(self.v, out=scratch)
        scratch += 1e-8
        np.divide(self.m, scratch, out=scratch)
        scratch *= rate
        weights -= scratch


weights = np.ones(120_000, dtype=np.float32)
gradient = np.full(120_000, 0.5, dtype=np.float32)
adam = Adam(weights.size)
for _ in range(3):
    adam.update(weights, gradient)
print(round(float(weights[0]), 4))
