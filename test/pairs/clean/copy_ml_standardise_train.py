import numpy as np


class StandardScaler:
    def __init__(self):
        self.mean_ = None
        self.scale_ = None

    def fit(self, X):
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        return self

    def transform(self, X):
        X = X.astype(np.float32)
        X -= self.mean_
        X /= self.scale_
        return X


rng = np.random.default_rng(0)
X = rng.random((20_000, 32), dtype=np.float32)
scaler = StandardScaler().fit(X)
Z = scaler.transform(X)
print(Z.shape, Z.dtype, round(float(Z.mean()), 3), round(float(X.mean()), 3))
