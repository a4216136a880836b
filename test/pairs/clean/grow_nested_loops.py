import numpy as np

cells = np.zeros((30, 30), dtype=np.int32)
for i in range(30):
    for j in range(30):
        cells[i, j] = i * j
print(cells.size)
