import numpy as np

seen = np.zeros(400_000, dtype=bool)
seen[::7] = 1
print(int(seen.sum()))
