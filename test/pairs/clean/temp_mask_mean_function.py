import numpy as np


def mean_where(values, mask):
    return np.mean(values, where=mask)


height = np.linspace(-10, 90, 240_000, dtype=np.float32)
print(float(mean_where(height, height > 0)))
