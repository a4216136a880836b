import numpy as np

ids = np.arange(200_000, dtype=np.int32)
print(int(ids.sum() % 1000))
