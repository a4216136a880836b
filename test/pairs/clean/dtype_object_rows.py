"""Rows of floats."""
import numpy as np


def table(rows):
    return np.array(rows, dtype=np.float32)


def column_sum(data, k):
    return sum(data[:, k])


rows = [[0.5 * k, 1.0 * k, 2.0 * k] for k in range(3000)]
data = table(rows)
print(float(data[:, 1].max()))
