"""An attribute is computed anew at each step."""
import numpy as np


class Optimizer:
    """Gradient descent with momentum."""

    def __init__(self, size: int, rate: float = 0.1, beta: float = 0.9):
        self.rate = rate
        self.beta = beta
        self.velocity = np.zeros(size, dtype=np.float32)
        self.weights = np.ones(size, dtype=np.float32)

    def step(self, gradient: np.ndarray) -> None:
        self.velocity = self.velocity * self.beta  # want: temp
        self.velocity += gradient
        self.weights -= self.velocity

    def norm(self) -> float:
        return float(np.dot(self.weights, self.weights))


optimizer = Optimizer(200_000)
gradient = np.full(200_000, 0.01, dtype=np.float32)
for _ in range(5):
    optimizer.step(gradient)
print(optimizer.norm())
