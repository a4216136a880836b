import numpy as np

N = 500


def potential(charges):
    grid = np.mgrid[0:N, 0:N]  # want: broadcast
    total = np.zeros((N, N), dtype=np.float32)
    for row, col, q in charges:
        distance = np.hypot(grid[0] - row, grid[1] - col)
        distance += 1
        np.divide(q, distance, out=distance)
        total += distance
    return total


field = potential([(50, 60, 1.0), (300, 200, -2.0)])
print(field.shape, field.dtype, round(float(field.max()), 3))
