import numpy as np


def open_grid(path):
    grid = np.memmap(path, dtype=np.int16, mode="r", shape=(900, 400))
    return np.array(grid)  # want: memmap


np.ones((900, 400), dtype=np.int16).tofile("grid.dat")
print(int(open_grid("grid.dat")[5, 6]))
