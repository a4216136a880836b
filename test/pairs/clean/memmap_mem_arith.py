import numpy as np

np.lib.format.open_memmap("counts.npy", mode="w+", dtype=np.float32, shape=(800, 1000)).flush()
counts = np.load("counts.npy", mmap_mode="r")
total = 0.0
for start in range(0, 800, 50):
    total += float(counts[start:start + 50].sum())
total *= 2
print(total)
