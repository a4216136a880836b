import numpy as np

records = np.ones((4000, 60), dtype=np.float32)
halves = [part.copy() for part in np.split(records, 2)]  # want: copy
print([float(half.sum()) for half in halves])
