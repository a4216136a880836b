import numpy as np


def calibrate(path, offset):
    cells = np.memmap(path, dtype=np.float32, mode="c")
    cells[10:500] = offset  # want: memmap
    cells.flush()


np.zeros(100_000, dtype=np.float32).tofile("cells.dat")
calibrate("cells.dat", 1)
print("done")
