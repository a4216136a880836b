import numpy as np

rows = np.ones((40_000, 12), dtype=np.float32)
norm = np.apply_along_axis(lambda row: row.max() - row.min(), 1, rows)  # want: layout
print(float(norm.sum()))
