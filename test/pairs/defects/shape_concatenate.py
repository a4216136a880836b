import numpy as np

left = np.ones((100, 20), dtype=np.float32)
right = np.ones((100, 30), dtype=np.float32)
table = np.concatenate((left, right))  # want: shape-error
print(table.shape)
