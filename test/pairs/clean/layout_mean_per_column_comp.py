import numpy as np

samples = np.ones((4000, 128), dtype=np.float32)
means = samples.mean(axis=0)
print(float(means[0]))
