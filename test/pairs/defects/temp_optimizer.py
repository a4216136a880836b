"""Adam with an array for each step of a formula."""
import numpy as np


class Adam:
    def __init__(self, size: int):
        self.m = np.zeros(size, dtype=np.float32)
        self.v = np.zeros(size, dtype=np.float32)
        self.t = 0

    def update(self, weights: np.ndarray, gradient: np.ndarray, rate: float = 1e-3) -> None:
        self.t += 1
        self.m *= 0.9
        self.m += 0.1 * gradient
        self.v *= 0.999
        self.v += 0.001 * gradient ** 2  # want: temp
        weights -= rate * self.m / (np.sqrt(self.v) + 1e-8)  # want: temp


weights = np.ones(120_000, dtype=np.float32)
gradient = np.full(120_000, 0.5, dtype=np.float32)
adam = Adam(weights.size)
for _ in range(3):
    adam.update(weights, gradient)
print(round(float(weights[0]), 4))
