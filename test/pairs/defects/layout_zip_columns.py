import numpy as np

grid = np.ones((3000, 90), dtype=np.float32)
limits = np.zeros(90, dtype=np.float32)
for k, column in enumerate(grid.T):  # want: layout
    limits[k] = column.max()
print(float(limits.sum()))
