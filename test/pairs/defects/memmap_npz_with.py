import numpy as np

np.savez_compressed("parts.npz", a=np.zeros(1000, dtype=np.float32))
with np.load("parts.npz", mmap_mode="c") as parts:  # want: memmap
    print(float(parts["a"].sum()))
