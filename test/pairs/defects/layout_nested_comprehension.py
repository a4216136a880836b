import numpy as np

grid = np.linspace(0, 1, 180 * 180).reshape(180, 180)
scaled = [[v * 255 for v in row] for row in grid]  # want: layout
print(len(scaled))
out = np.array([[min(grid[i][j], 0.5) for j in range(180)] for i in range(180)])  # want: layout
print(out.shape)
