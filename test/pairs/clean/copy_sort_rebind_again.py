import numpy as np


def median_of(sample):
    """Median by sorting; the sample is sorted in place."""
    sample.sort()
    n = sample.shape[0]
    return 0.5 * (float(sample[(n - 1) // 2]) + float(sample[n // 2]))


rng = np.random.default_rng(11)
print(round(median_of(rng.random(300_001, dtype=np.float32)), 2))
