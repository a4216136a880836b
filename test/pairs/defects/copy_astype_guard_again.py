import numpy as np


class Normaliser:
    """Centre features as float32."""

    dtype = np.float32

    def fit(self, features):
        features = features.astype(self.dtype)  # want: copy
        self.mean_ = features.mean(axis=0)
        self.std_ = features.std(axis=0)
        return self


features = np.random.default_rng(0).random((20_000, 24), dtype=np.float32)
model = Normaliser().fit(features)
print(model.mean_.shape, model.std_.dtype)
