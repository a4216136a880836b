import numpy as np


def biased(rows, bias):
    wide = np.broadcast_to(bias, rows.shape).copy()  # want: broadcast
    rows += wide
    return rows


print(float(biased(np.zeros((2000, 100), dtype=np.float32), np.ones(100, dtype=np.float32)).sum()))
