import numpy as np


def lerp(start, stop, t):
    """Points between two curves."""
    out = stop - start
    out *= t
    out += start
    return out


start = np.zeros((600, 700), dtype=np.float32)
stop = np.ones((600, 700), dtype=np.float32)
half = lerp(start, stop, 0.5)
print(half.dtype, float(half.mean()))
