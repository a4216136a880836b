import numpy as np

table = np.ones((2000, 150), dtype=np.float32)
weight = np.arange(2000, dtype=np.float32).reshape(-1, 1)
wide = np.tile(weight, (1, 150))  # want: broadcast
table *= wide
print(float(table[-1, -1]))
