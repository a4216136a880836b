import numpy as np

table = np.ones((2000, 150), dtype=np.float32)
weight = np.arange(2000, dtype=np.float32).reshape(-1, 1)
table *= weight
print(float(table[-1, -1]))
