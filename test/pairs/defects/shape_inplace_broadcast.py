import numpy as np

totals = np.zeros(12, dtype=np.float32)
monthly = np.ones((30, 12), dtype=np.float32)
totals += monthly  # want: shape-error
print(totals)
