import numpy as np

np.lib.format.open_memmap("counts.npy", mode="w+", dtype=np.float32, shape=(800, 1000)).flush()
counts = np.load("counts.npy", mmap_mode="r")
doubled = counts * 2  # want: memmap
total = float(doubled.sum())
print(total)
