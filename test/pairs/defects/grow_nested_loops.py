import numpy as np

cells = np.array([], dtype=np.int32)
for i in range(30):
    for j in range(30):
        cells = np.append(cells, np.int32(i * j))  # want: grow
print(cells.size)
