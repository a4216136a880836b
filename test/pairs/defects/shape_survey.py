import numpy as np

answers = np.zeros((20_000, 12), dtype=np.int8)
answers[::7, 3] = 4
weights = np.ones(20_000, dtype=np.float32)

weighted = answers * weights  # want: shape-error
print(weighted.shape, weighted.dtype)
