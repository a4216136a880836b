import numpy as np


def squared_distance(a, b):
    return ((a[:, None, :] - b[None, :, :]) ** 2).sum(axis=2)  # want: broadcast


rng = np.random.default_rng(32)
a = rng.standard_normal((250, 32), dtype=np.float32)
b = rng.standard_normal((200, 32), dtype=np.float32)
print(float(squared_distance(a, b).max()))
