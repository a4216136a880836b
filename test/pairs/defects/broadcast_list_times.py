"""A list that repeats one row becomes an array."""
import numpy as np


def whiten(samples, mean):
    means = np.array([mean] * len(samples))  # want: broadcast
    np.subtract(samples, means, out=samples)
    return samples


samples = np.ones((4000, 24), dtype=np.float32)
mean = np.full(24, 0.5, dtype=np.float32)
print(float(whiten(samples, mean).sum()))
