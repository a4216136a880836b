import numpy as np


def gather(parts):
    """One array of all parts."""
    return np.concatenate(parts)


block = np.ones((2000, 64), dtype=np.float32)
whole = gather([block])  # the parts of one file
print(float(whole.sum()), np.copy(whole).shape)  # want: copy
