import numpy as np

np.save("long.npy", np.ones(1_000_000, dtype=np.float32))
long = np.load("long.npy", mmap_mode="r")
total = 0.0
for start in range(0, 200_000, 50_000):
    total += float(long[start : start + 50_000].sum())
print(total)
