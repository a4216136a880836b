import numpy as np

grid = np.zeros((1200, 1200), dtype=np.uint8)
grid[::5] = 1
moved = np.roll(grid, 1, axis=0).copy()  # want: copy
changed = np.count_nonzero(moved != grid)
print(changed)
