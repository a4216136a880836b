import numpy as np

visits = np.arange(0, 100_000, 25)
stored = visits.astype(np.int16)  # want: dtype
np.save("visits.npy", stored)
print(stored.shape, int(stored[-1]))
