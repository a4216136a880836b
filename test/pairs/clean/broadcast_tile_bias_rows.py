import numpy as np


class Linear:
    def __init__(self, n_in, n_out):
        rng = np.random.default_rng(0)
        self.weight = rng.random((n_in, n_out), dtype=np.float32)
        self.bias = np.zeros(n_out, dtype=np.float32)

    def __call__(self, x):
        z = x @ self.weight
        z += self.bias
        np.maximum(z, 0, out=z)
        return z


layer = Linear(64, 256)
x = np.full((2000, 64), 0.5, dtype=np.float32)
hidden = layer(x)
print(hidden.shape, float(hidden.max()) > 0)
