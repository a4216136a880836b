import numpy as np

table = np.zeros((10, 6), dtype=np.float32)
table[:, 2] = np.arange(10)
print(float(table.sum()))
