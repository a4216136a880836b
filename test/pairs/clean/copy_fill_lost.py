"""The rows are assigned."""
import numpy as np


class Grid:
    def __init__(self, shape):
        self.cells = np.zeros(shape, dtype=np.float32)

    def mark(self, indices):
        self.cells[indices] = 1


grid = Grid((300, 300))
grid.mark([4, 9, 27])
print(float(grid.cells.sum()))
