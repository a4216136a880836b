import numpy as np


def lerp(start, stop, t):
    """Points between two curves."""
    return start + (stop - start) * t  # want: temp


start = np.zeros((600, 700), dtype=np.float32)
stop = np.ones((600, 700), dtype=np.float32)
half = lerp(start, stop, 0.5)
print(half.dtype, float(half.mean()))
