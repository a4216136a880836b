import numpy as np

rows = np.ones((40_000, 12), dtype=np.float32)
norm = rows.max(axis=1) - rows.min(axis=1)
print(float(norm.sum()))
