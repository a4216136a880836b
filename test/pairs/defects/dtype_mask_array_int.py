import numpy as np


def selected(mask):
    return np.array(mask, dtype=np.int64)  # want: dtype


scan = np.random.default_rng(9).random((1200, 1600), dtype=np.float32)
print(selected(scan > 0.7).sum())
