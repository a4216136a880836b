import numpy as np

samples = np.ones((4000, 100), dtype=np.float32)
mean = samples.mean(axis=0)
tall = np.repeat(mean[None, :], 4000, axis=0)  # want: broadcast
samples -= tall
print(float(samples.max()))
