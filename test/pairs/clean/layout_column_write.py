import numpy as np

table = np.zeros((3000, 200), dtype=np.float32)
table[:] = np.arange(200, dtype=np.float32)
print(float(table.sum()))
