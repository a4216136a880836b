import numpy as np

table = np.zeros((1000, 80), dtype=np.float32)
table[[3, 5, 9]][:, 0] = 1  # want: copy
print(float(table.sum()))
