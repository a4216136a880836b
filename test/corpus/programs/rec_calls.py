"""A recursion with far more calls than anybody follows, and what comes after it."""

import numpy as np

counts = np.zeros(4, dtype=np.int64)


def ways(n):
    counts[n % 4] += 1
    if n < 2:
        return 1
    return ways(n - 1) + ways(n - 2)


def path(n, grid):
    if n == 0:
        return 0
    here = grid[n % grid.shape[0]]
    return int(here.max()) + path(n - 1, grid)


total = ways(16)
row = np.full(5, 2.5)
grid = np.arange(12).reshape(3, 4)
best = path(9, grid)
after = row * 2
part = grid[:, 1]
