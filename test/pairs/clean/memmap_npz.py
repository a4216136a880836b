"""The archive is loaded as it is."""
import numpy as np

np.savez("bundle.npz", left=np.ones(50_000, dtype=np.float32), right=np.zeros(50_000, dtype=np.float32))
bundle = np.load("bundle.npz")
left = bundle["left"]
right = bundle["right"]
print(float(left.sum()), float(right.sum()))
