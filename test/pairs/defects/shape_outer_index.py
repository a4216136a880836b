"""Two lists of indices that are meant as a grid."""
import numpy as np

grid = np.zeros((40, 60), dtype=np.float32)
rows = np.arange(0, 40, 2)
cols = np.arange(0, 60, 2)
grid[rows, cols] = 1  # want: shape-error
print(float(grid.sum()))
