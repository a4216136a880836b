"""The copy is centred in place: it has to be one."""
import numpy as np


class PCA:
    def __init__(self, components):
        self.components = components

    def fit(self, X):
        X = np.array(X, dtype=np.float64)
        self.mean = X.mean(axis=0)
        X -= self.mean
        centred = X
        cov = centred.T @ centred
        cov /= len(X) - 1
        values, vectors = np.linalg.eigh(cov)
        self.axes = vectors[:, ::-1][:, :self.components]
        return self

    def transform(self, X):
        return (X - self.mean) @ self.axes


rng = np.random.default_rng(4)
data = rng.standard_normal((4000, 12))
model = PCA(3).fit(data)
print(model.transform(data).shape, data.shape)
