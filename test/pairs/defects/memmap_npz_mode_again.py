import numpy as np

np.savez("run.npz", u=np.zeros((300, 400), dtype=np.float32), v=np.ones(4, dtype=np.float32))
data = np.load("run.npz", mmap_mode="r")  # want: memmap
print(float(data["u"][0, 0]))
