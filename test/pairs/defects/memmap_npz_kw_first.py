import numpy as np

np.savez("bundle.npz", images=np.zeros((100, 50, 50), dtype=np.uint8))
bundle = np.load(mmap_mode="r", file="bundle.npz")  # want: memmap
print(bundle["images"].shape)
