import numpy as np

np.random.seed(3)
count = 0
seen = []
buffers = {}


def remember(values):
    global count
    count += 1
    seen.append(values)
    buffers["last"] = values


def failing(values):
    if values.ndim != 2:
        raise ValueError("two axes are needed")
    return values.T
