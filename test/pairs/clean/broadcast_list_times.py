"""The row broadcasts."""
import numpy as np


def whiten(samples, mean):
    np.subtract(samples, mean, out=samples)
    return samples


samples = np.ones((4000, 24), dtype=np.float32)
mean = np.full(24, 0.5, dtype=np.float32)
print(float(whiten(samples, mean).sum()))
