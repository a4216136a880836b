"""The rows are read from the map."""
import numpy as np

np.save("big.npy", np.ones((3000, 100), dtype=np.float32))
mapped = np.load("big.npy", mmap_mode="r")
print(float(mapped[0].sum()), float(mapped[-1].sum()))
