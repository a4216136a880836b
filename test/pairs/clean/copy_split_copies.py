import numpy as np

records = np.ones((4000, 60), dtype=np.float32)
halves = np.split(records, 2)
print([float(half.sum()) for half in halves])
