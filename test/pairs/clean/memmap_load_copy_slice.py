import numpy as np

np.save("walk.npy", np.arange(400_000, dtype=np.float32))
walk = np.load("walk.npy", mmap_mode="r")
values = walk[:50].copy()
print(float(values.sum()))
