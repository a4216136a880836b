"""Columns of a dictionary stacked one after the other."""
import numpy as np

N = 5000
rng = np.random.default_rng(1)
columns = {f"feature_{k}": rng.random(N, dtype=np.float32) for k in range(40)}

matrix = np.empty((N, 0), dtype=np.float32)
for name, values in columns.items():
    matrix = np.column_stack((matrix, values))  # want: grow
print(matrix.shape, float(matrix.mean()))
