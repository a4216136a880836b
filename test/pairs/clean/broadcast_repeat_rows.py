import numpy as np

samples = np.ones((4000, 100), dtype=np.float32)
mean = samples.mean(axis=0)
samples -= mean
print(float(samples.max()))
