import numpy as np

matrix = np.ones((4000, 100), dtype=np.float32)
total = 0.0
for column in matrix.T:  # want: layout
    total += float(column.sum())
print(total)
