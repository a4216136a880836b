import numpy as np


def describe(series):
    data = series
    return float(data.mean()), float(data.std()), float(data.max())


rng = np.random.default_rng(12)
print(describe(rng.standard_normal(250_000, dtype=np.float32)))
