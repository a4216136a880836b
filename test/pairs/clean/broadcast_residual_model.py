import numpy as np


class Ridge:
    def __init__(self, features, weight=0.1):
        self.coef = np.full((features, 1), weight, dtype=np.float32)

    def predict(self, rows):
        return rows @ self.coef


rng = np.random.default_rng(3)
rows = rng.standard_normal((1200, 8), dtype=np.float32)
target = rows.sum(axis=1)
model = Ridge(rows.shape[1])
residual = model.predict(rows)[:, 0] - target
np.square(residual, out=residual)
print("mse", float(residual.mean()))
