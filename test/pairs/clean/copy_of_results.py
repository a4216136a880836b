import numpy as np

CONFIG = {"rows": 1000, "cols": 256}


def build(rows, cols):
    grid = np.empty((rows, cols), dtype=np.float32)
    grid[:] = np.arange(cols, dtype=np.float32)
    return grid


grid = build(**CONFIG)
backup = np.copy(grid)
grid += 1
print(float(backup.sum()), float(grid.sum()))
listed = np.array([row * 2 for row in grid[:2]])
print(listed.shape)
