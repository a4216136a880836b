"""The mean picture of a burst of shots."""
import numpy as np


def shots(count, shape):
    for k in range(count):
        yield np.full(shape, k, dtype=np.float32)


average = np.zeros((300, 400), dtype=np.float32)
for shot in shots(12, (300, 400)):
    average += shot
average /= np.float32(12)
contrast = float(average.max() - average.min())
print(average.shape, contrast)
