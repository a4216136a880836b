import numpy as np

a = np.ones(400_000, dtype=np.float32)
b = np.full(400_000, 3, dtype=np.float32)
mean = (a + b) * 0.5  # want: temp
print(float(mean[0]))
