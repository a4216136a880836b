import numpy as np

grid = np.zeros((60, 80), dtype=np.float32)
value = grid[1, 2]
print(float(value))
