import numpy as np

np.save("counts.npy", np.zeros(30_000, dtype=np.int32))
counts = np.load("counts.npy", mmap_mode="r")
counts[100] += 1  # want: memmap
print(int(counts.sum()))
