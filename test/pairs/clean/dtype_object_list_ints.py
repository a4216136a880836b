import numpy as np

ids = np.arange(70_000, dtype=np.int32)
print(int(ids[-1]))
