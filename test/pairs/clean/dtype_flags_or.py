import numpy as np

a = np.zeros(500_000, dtype=bool)
b = np.zeros(500_000, dtype=bool)
a[::2] = True
b[::3] = True
both = np.logical_and(a, b)
share = np.count_nonzero(both) / both.size
print(share)
