"""A whole map is copied for two of its rows."""
import numpy as np

np.save("big.npy", np.ones((3000, 100), dtype=np.float32))
mapped = np.load("big.npy", mmap_mode="r")
whole = np.array(mapped)  # want: memmap
print(float(whole[0].sum()), float(whole[-1].sum()))
