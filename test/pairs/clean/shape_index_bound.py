import numpy as np

rows = np.zeros((50, 8), dtype=np.float32)
last = rows[49]
print(float(last.sum()))
