import numpy as np

ids = np.arange(200_000, dtype=np.int32)
again = np.array(ids.tolist(), dtype=np.int32)  # want: copy
print(int(again.sum() % 1000))
