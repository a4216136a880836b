import numpy as np

grid = np.linspace(0, 1, 20_000).reshape(100, 200)
total = 0.0
for value in grid.flat:  # want: layout
    total += value
for value in np.nditer(grid):  # want: layout
    total += value * value
for (i, j), value in np.ndenumerate(grid):  # want: layout
    total += value * 0.5
for i, j in np.ndindex(*grid.shape):  # want: layout
    total += grid[i, j]
k = 0
line = grid.ravel()
while k < len(line):  # want: layout
    total += line[k]
    k += 1
high = [value for value in line if value > 0.5]  # want: layout
print(round(float(total), 3), high[0])
