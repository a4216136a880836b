import numpy as np


def shift(rows, offset):
    full = np.repeat(offset[np.newaxis], len(rows), axis=0)  # want: broadcast
    return np.add(rows, full, out=rows)


rows = np.ones((3000, 90), dtype=np.float32)
print(float(shift(rows, np.ones(90, dtype=np.float32)).max()))
