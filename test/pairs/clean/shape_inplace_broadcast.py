import numpy as np

totals = np.zeros(12, dtype=np.float32)
monthly = np.ones((30, 12), dtype=np.float32)
totals += monthly.sum(axis=0)
print(totals)
