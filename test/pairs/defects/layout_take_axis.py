import numpy as np

rates = np.ones((3000, 150), dtype=np.float32)
means = np.zeros(150, dtype=np.float32)
for j in range(150):
    means[j] = rates[..., j].mean()  # want: layout
print(float(means.sum()))
