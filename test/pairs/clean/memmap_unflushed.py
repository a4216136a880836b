"""The file is opened for writing and flushed."""
import numpy as np

np.zeros((400, 300), dtype=np.float32).tofile("grid.bin")
grid = np.memmap("grid.bin", dtype=np.float32, mode="r+", shape=(400, 300))
grid[10] = 5
grid.flush()
del grid
again = np.memmap("grid.bin", dtype=np.float32, mode="r", shape=(400, 300))
print(float(again[10, 0]))
