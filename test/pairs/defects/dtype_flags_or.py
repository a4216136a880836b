import numpy as np

a = np.zeros(500_000, dtype=bool)
b = np.zeros(500_000, dtype=bool)
a[::2] = True
b[::3] = True
both = np.logical_and(a, b).astype(np.float64)  # want: dtype
share = both.sum() / both.size
print(share)
