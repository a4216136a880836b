import numpy as np


def collect(count):
    found = np.zeros((count, 4), dtype=np.float32)
    for k in range(count):
        found[k] = k
    return found


print(collect(300).shape)
