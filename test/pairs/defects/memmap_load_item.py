import numpy as np

np.save("lookup.npy", np.arange(1_000_000, dtype=np.float32))
print(float(np.load("lookup.npy")[123_456]))  # want: memmap
