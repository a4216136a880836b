import numpy as np

grid = np.arange(480_000, dtype=np.int32).reshape(600, 800)
values = grid.transpose().reshape(-1)  # want: copy
print(int(values.max()))
