import numpy as np

votes = np.full(30_000, 0, dtype=np.uint8)
for i in range(0, 30_000, 7):
    votes[i] += 1
print(votes[:8])
