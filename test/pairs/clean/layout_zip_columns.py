import numpy as np

grid = np.ones((3000, 90), dtype=np.float32)
limits = grid.max(axis=0)
print(float(limits.sum()))
