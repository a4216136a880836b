import numpy as np


def selected(mask):
    return np.asarray(mask, dtype=bool)


scan = np.random.default_rng(9).random((1200, 1600), dtype=np.float32)
print(selected(scan > 0.7).sum())
