import numpy as np

np.savez("bundle.npz", images=np.zeros((100, 50, 50), dtype=np.uint8))
bundle = np.load(file="bundle.npz")
print(bundle["images"].shape)
