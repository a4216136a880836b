import numpy as np


def column(a, j):
    return a[j]


grid = np.ones((120, 2500), dtype=np.float32)
best = 0.0
for j in range(grid.shape[0]):
    best = max(best, float(column(grid, j).max()))
print(best)
