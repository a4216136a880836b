import numpy as np

counts = np.ones(400_000, dtype=np.int32)
mean = counts.astype(np.float64).mean()  # want: temp
print(float(mean))
