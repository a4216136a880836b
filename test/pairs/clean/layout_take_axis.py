import numpy as np

rates = np.ones((3000, 150), dtype=np.float32)
means = np.zeros(150, dtype=np.float32)
for j in range(150):
    means[j] = 1
print(float(means.sum()))
