import numpy as np

flags = np.zeros(500_000, dtype=bool)
flags[::5] = True
share = flags.astype(np.float64).mean()  # want: dtype
print(float(share))
