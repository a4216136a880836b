"""Residuals of a linear model with a stray axis."""
import numpy as np


class LinearModel:
    def __init__(self, weights):
        self.weights = weights.reshape(-1, 1)

    def predict(self, x):
        return (x @ self.weights)[:, 0]


def mse(model, x, y):
    predicted = model.predict(x)
    error = predicted - y  # want: broadcast
    return float(np.mean(error))


rng = np.random.default_rng(6)
x = rng.random((2500, 8), dtype=np.float32)
y = x.sum(axis=1)
model = LinearModel(np.ones(8, dtype=np.float32))
print(round(mse(model, x, y), 3))
