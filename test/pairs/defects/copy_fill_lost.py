"""fill() of picked rows fills a copy."""
import numpy as np


class Grid:
    def __init__(self, shape):
        self.cells = np.zeros(shape, dtype=np.float32)

    def mark(self, indices):
        self.cells[indices].fill(1)  # want: copy


grid = Grid((300, 300))
grid.mark([4, 9, 27])
print(float(grid.cells.sum()))
