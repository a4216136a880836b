"""np.ix_ makes the grid."""
import numpy as np

grid = np.zeros((40, 60), dtype=np.float32)
rows = np.arange(0, 40, 2)
cols = np.arange(0, 60, 2)
grid[np.ix_(rows, cols)] = 1
print(float(grid.sum()))
