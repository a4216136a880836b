import numpy as np

grid = np.ones((600, 700), dtype=np.float32)
line = grid.T.ravel()  # want: copy
print(float(line.max()))
