import numpy as np

codes = np.arange(200_000, dtype=np.int32)
table = np.resize(codes, (400, 500))  # want: copy
print(table.shape, int(table[-1, -1]))
