"""Standardise float32 features with statistics kept in float64."""
import numpy as np


class Scaler:
    def fit(self, x):
        limits = {"mean": [0.5] * x.shape[1], "scale": [0.25] * x.shape[1]}
        self.mean = np.array(limits["mean"])
        self.scale = np.array(limits["scale"])
        return self

    def transform(self, x):
        out = x - self.mean  # want: dtype
        out /= self.scale
        return out


rng = np.random.default_rng(0)
features = rng.random((8000, 40), dtype=np.float32)
scaler = Scaler().fit(features)
scaled = scaler.transform(features)
print(scaled.shape, round(abs(float(scaled.mean())), 2))
