import numpy as np


def biased(rows, bias):
    rows += bias
    return rows


print(float(biased(np.zeros((2000, 100), dtype=np.float32), np.ones(100, dtype=np.float32)).sum()))
