"""Truths."""
import numpy as np

weights = np.ones((500, 400), dtype=np.bool_)
weights[:50] = 0
weights[:, :50] = 0
rows, cols = np.nonzero(weights)
print(rows.size, int(cols.min()))
