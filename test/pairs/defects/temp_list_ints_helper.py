import numpy as np


def triangle(n):
    values = [i * (i + 1) // 2 for i in range(n)]
    return np.array(values, dtype=np.int64)  # want: temp


print(int(triangle(50_000)[-1]))
