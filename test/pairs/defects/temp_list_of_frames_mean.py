"""The mean picture of a burst of shots."""
import numpy as np


def shots(count, shape):
    for k in range(count):
        yield np.full(shape, k, dtype=np.float32)


burst = np.stack([shot for shot in shots(12, (300, 400))])
average = burst.mean(axis=0)  # want: temp
contrast = float(average.max() - average.min())
print(average.shape, contrast)
