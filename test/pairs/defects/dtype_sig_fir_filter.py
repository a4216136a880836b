import numpy as np


def moving_average(x, width):
    kernel = np.full(width, 1 / width, dtype=np.float32)
    return np.convolve(x, kernel, mode="valid")


rng = np.random.default_rng(1)
x = rng.standard_normal(200_000, dtype=np.float32)
gain = np.float64(0.5)
quiet = x * gain  # want: dtype
smooth = moving_average(quiet, 9)
print(smooth.dtype, len(smooth))
ordered = np.sort(smooth)  # want: copy
del smooth
print(round(float(ordered[len(ordered) // 2]), 3))
