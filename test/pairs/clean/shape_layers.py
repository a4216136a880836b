"""Two layers of a network whose sizes do not fit."""
import numpy as np


class Dense:
    def __init__(self, inputs: int, outputs: int, seed: int) -> None:
        self.weights = np.random.default_rng(seed).normal(size=(inputs, outputs)) * 0.1
        self.bias = np.zeros(outputs)

    def __call__(self, x: np.ndarray) -> np.ndarray:
        out = x @ self.weights
        out += self.bias
        return np.maximum(out, 0, out=out)


layers = [Dense(20, 32, 0), Dense(32, 5, 1)]
x = np.random.default_rng(2).normal(size=(64, 20))
for layer in layers:
    x = layer(x)
print(x.shape)
