import numpy as np

scores = np.arange(60, dtype=np.int32)
best = scores.take([5, 59])
print(best)
