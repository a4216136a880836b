import numpy as np

grid = np.linspace(0, 1, 20_000).reshape(100, 200)
total = 0.0
line = grid.ravel()
high = line[line > 0.5]
total = grid.sum()
print(round(float(total), 3), high[0])
