import numpy as np

CONFIG = {"rows": 1000, "cols": 256}


def build(rows, cols):
    grid = np.empty((rows, cols), dtype=np.float32)
    grid[:] = np.arange(cols, dtype=np.float32)
    return grid


grid = build(**CONFIG)
backup = np.copy(grid)  # want: copy
print(float(backup.sum()))
listed = np.array(list(grid))  # want: copy
print(listed.shape)
