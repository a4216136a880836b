import numpy as np

grid = np.arange(480_000, dtype=np.int32).reshape(600, 800)
values = grid.reshape(-1)
print(int(values.max()))
