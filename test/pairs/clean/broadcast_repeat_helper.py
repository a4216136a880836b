import numpy as np


def shift(rows, offset):
    return np.add(rows, offset, out=rows)


rows = np.ones((3000, 90), dtype=np.float32)
print(float(shift(rows, np.ones(90, dtype=np.float32)).max()))
