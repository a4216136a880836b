"""Rows of a C array."""
import numpy as np


def row_norms(matrix):
    norms = np.empty(matrix.shape[0], dtype=np.float32)
    for i in range(matrix.shape[0]):
        row = matrix[i]
        norms[i] = np.sqrt(np.dot(row, row))
    return norms


matrix = np.ones((1500, 400), dtype=np.float32)
print(float(row_norms(matrix).max()))
