import numpy as np


def squared_distance(a, b):
    out = a @ b.T
    out *= -2
    out += np.einsum("ij,ij->i", a, a)[:, None]
    out += np.einsum("ij,ij->i", b, b)
    return out


rng = np.random.default_rng(32)
a = rng.standard_normal((250, 32), dtype=np.float32)
b = rng.standard_normal((200, 32), dtype=np.float32)
print(float(squared_distance(a, b).max()))
