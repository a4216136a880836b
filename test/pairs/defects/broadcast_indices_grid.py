import numpy as np

n = 700
rows, cols = np.indices((n, n), dtype=np.int32)  # want: broadcast
circle = (rows - 350) ** 2 + (cols - 350) ** 2 < 300 ** 2
print(np.count_nonzero(circle))
