import numpy as np

rows = np.zeros((50, 8), dtype=np.float32)
last = rows[50]  # want: shape-error
print(float(last.sum()))
