import numpy as np


def scale_columns(data, factors):
    data *= factors


block = np.ones((6000, 50), dtype=np.float32)
scale_columns(block, np.full(50, 2, dtype=np.float32))
print(float(block[0, 0]))
