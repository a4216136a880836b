import numpy as np

table = np.ones((5000, 60), dtype=np.float32)
table -= table.min(axis=0)
table /= np.ptp(table, axis=0) + 1
print(float(table.max()))
