import numpy as np

seen = np.zeros(400_000, dtype=np.int64)  # want: dtype
seen[::7] = 1
print(int(seen.sum()))
