import numpy as np

counts = np.zeros((512, 512), dtype=np.int64)  # want: dtype
for k in range(100):
    counts[k, ::2] += 1
print(int(counts.max()))
