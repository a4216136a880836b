import numpy as np

codes = np.arange(200_000, dtype=np.int32)
table = codes.reshape(400, 500)
print(table.shape, int(table[-1, -1]))
