"""They are multiplied beyond 16 bits later."""
import numpy as np

counts = np.zeros(60_000, dtype=np.int64)
for k in range(3):
    counts[k::3] = k * 20
    counts *= 100_000
print(int(counts.max()))
