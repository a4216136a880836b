import numpy as np


def collect(count):
    found = np.zeros((0, 4), dtype=np.float32)
    for k in range(count):
        found = np.vstack([found, np.full((1, 4), k, dtype=np.float32)])  # want: grow
    return found


print(collect(300).shape)
