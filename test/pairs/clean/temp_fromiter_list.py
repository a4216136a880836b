"""A curve computed point by point with the math module."""
import math

import numpy as np


def curve(points):
    values = (math.exp(-k / 5000) * math.cos(k / 100) for k in range(points))
    return np.fromiter(values, dtype=np.float64, count=points)


decay = curve(60_000)
first = decay[:100]
print(decay.shape, round(float(first.max()), 2))
