"""A small network whose second layer has the wrong width."""
import numpy as np


class Dense:
    def __init__(self, inputs, outputs, seed):
        rng = np.random.default_rng(seed)
        self.weights = rng.standard_normal((inputs, outputs), dtype=np.float32)
        self.bias = np.zeros(outputs, dtype=np.float32)

    def __call__(self, x):
        out = x @ self.weights
        out += self.bias
        return np.maximum(out, 0, out=out)


layers = [Dense(20, 32, 0), Dense(32, 8, 1)]
signal = np.ones((64, 20), dtype=np.float32)
for layer in layers:
    signal = layer(signal)
print(signal.shape)
