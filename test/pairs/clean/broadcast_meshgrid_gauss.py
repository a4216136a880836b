import numpy as np


def kernel(n, sigma):
    """A Gaussian on an n x n grid."""
    axis = np.arange(n, dtype=np.float32) - n // 2
    xx, yy = np.meshgrid(axis, axis, sparse=True)
    r2 = xx * xx + yy * yy
    r2 /= -2 * sigma * sigma
    return np.exp(r2, out=r2)


print(round(float(kernel(700, 50.0).max()), 3))
