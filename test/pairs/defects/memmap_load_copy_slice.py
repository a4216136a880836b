import numpy as np

np.save("walk.npy", np.arange(400_000, dtype=np.float32))
walk = np.load("walk.npy", mmap_mode="r")
values = walk.copy()  # want: memmap
print(float(values[:50].sum()))
