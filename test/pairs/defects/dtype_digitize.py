import numpy as np

ages = np.linspace(0, 99, 300_000, dtype=np.float32)
young = np.where(ages < 18, 1, 0)  # want: dtype
print(int(np.count_nonzero(young)))
