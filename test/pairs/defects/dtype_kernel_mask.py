"""Zeros and ones in float64, only tested."""
import numpy as np

weights = np.ones((500, 400), dtype=np.float64)  # want: dtype
weights[:50] = 0
weights[:, :50] = 0
rows, cols = np.nonzero(weights)
print(rows.size, int(cols.min()))
