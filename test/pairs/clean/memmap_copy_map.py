import numpy as np

np.save("big.npy", np.ones((2000, 200), dtype=np.float32))
big = np.load("big.npy", mmap_mode="r")
rows = big
print(float(rows[5:10].sum()))
