"""Each element is compared and set by Python."""
import numpy as np


def clip_all(values, limit):
    for i in range(len(values)):
        if values[i] > limit:  # want: layout
            values[i] = limit
    return values


print(float(clip_all(np.linspace(0, 2, 40_000, dtype=np.float32), 1.0).max()))
