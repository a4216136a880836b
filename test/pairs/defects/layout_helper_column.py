import numpy as np


def column(a, j):
    return a[:, j]  # want: layout


grid = np.ones((2500, 120), dtype=np.float32)
best = 0.0
for j in range(grid.shape[1]):
    best = max(best, float(column(grid, j).max()))
print(best)
