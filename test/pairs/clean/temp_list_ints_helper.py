import numpy as np


def triangle(n):
    i = np.arange(n, dtype=np.int64)
    return i * (i + 1) // 2


print(int(triangle(50_000)[-1]))
