import numpy as np

grid = np.linspace(0, 1, 180 * 180).reshape(180, 180)
scaled = grid * 255
print(len(scaled))
out = np.minimum(grid, 0.5)
print(out.shape)
