import numpy as np


def spread(table):
    values = table.T.ravel()  # want: copy
    return float(values.max() - values.min())


rng = np.random.default_rng(2)
table = rng.random((900, 300), dtype=np.float32)
print(spread(table) > 0)
stack = np.zeros((40, 64, 64), dtype=np.uint8)
stack[3] = 7
channels_last = np.moveaxis(stack, 0, -1).reshape(-1)  # want: copy
print(int(channels_last.sum()))
