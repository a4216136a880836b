import numpy as np

np.save("weights.npy", np.zeros((500, 100), dtype=np.float32))
weights = np.load("weights.npy", mmap_mode="c")
weights[0] = 1  # want: memmap
weights.flush()
print(weights.shape)
