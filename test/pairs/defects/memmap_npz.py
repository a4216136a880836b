"""mmap_mode does nothing for an archive."""
import numpy as np

np.savez("bundle.npz", left=np.ones(50_000, dtype=np.float32), right=np.zeros(50_000, dtype=np.float32))
bundle = np.load("bundle.npz", mmap_mode="r")  # want: memmap
left = bundle["left"]
right = bundle["right"]
print(float(left.sum()), float(right.sum()))
