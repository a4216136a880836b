import numpy as np

samples = np.ones((4000, 128), dtype=np.float32)
means = np.array([samples[:, c].mean() for c in range(samples.shape[1])], dtype=np.float32)  # want: layout
print(float(means[0]))
