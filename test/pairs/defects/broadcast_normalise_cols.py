import numpy as np

table = np.ones((5000, 60), dtype=np.float32)
mins = np.tile(table.min(axis=0), (5000, 1))  # want: broadcast
spans = np.tile(np.ptp(table, axis=0), (5000, 1))  # want: broadcast
table -= mins
table /= spans + 1
print(float(table.max()))
