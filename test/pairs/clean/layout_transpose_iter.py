import numpy as np

matrix = np.ones((4000, 100), dtype=np.float32)
total = 0.0
for row in matrix:
    total += float(row.sum())
print(total)
