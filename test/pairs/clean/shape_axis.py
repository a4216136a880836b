import numpy as np

cube = np.ones((20, 30), dtype=np.float32)
depth = cube.sum(axis=1)
print(depth.shape)
