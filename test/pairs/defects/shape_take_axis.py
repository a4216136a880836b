import numpy as np

scores = np.arange(60, dtype=np.int32)
best = scores.take([5, 61])  # want: shape-error
print(best)
