import numpy as np

counts = np.ones(400_000, dtype=np.int32)
mean = counts.mean(dtype=np.float64)
print(float(mean))
