"""An activation in one long expression."""
import numpy as np


class Layer:
    def __init__(self, width, seed):
        rng = np.random.default_rng(seed)
        self.weights = rng.standard_normal((width, width), dtype=np.float32)

    def forward(self, x):
        z = x @ self.weights
        return np.log(np.exp(z) + 1)  # want: temp


layer = Layer(256, 0)
x = np.full((1200, 256), 0.01, dtype=np.float32)
y = layer.forward(x)
print(y.shape, bool((y > 0).all()))
