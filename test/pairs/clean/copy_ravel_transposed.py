import numpy as np

grid = np.ones((600, 700), dtype=np.float32)
line = grid.ravel()
print(float(line.max()))
