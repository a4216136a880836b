import numpy as np

table = np.zeros((3000, 200), dtype=np.float32)
for j in range(200):
    table[:, j] = j  # want: layout
print(float(table.sum()))
