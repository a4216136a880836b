"""Small counts in int64."""
import numpy as np

counts = np.zeros(60_000, dtype=np.int64)  # want: dtype
for k in range(3):
    counts[k::3] = k * 20
print(int(counts.max()))
