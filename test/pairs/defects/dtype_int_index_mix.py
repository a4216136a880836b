import numpy as np

ages = np.arange(150_000, dtype=np.int32)
rate = np.full(150_000, 0.5, dtype=np.float32)
cost = ages * rate  # want: dtype
print(float(cost[-1]))
