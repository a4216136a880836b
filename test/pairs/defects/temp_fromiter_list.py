"""A curve computed point by point with the math module."""
import math

import numpy as np


def curve(points):
    return np.array([math.exp(-k / 5000) * math.cos(k / 100) for k in range(points)])  # want: temp


decay = curve(60_000)
first = decay[:100]
print(decay.shape, round(float(first.max()), 2))
