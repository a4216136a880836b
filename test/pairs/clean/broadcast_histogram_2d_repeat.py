import numpy as np

rng = np.random.default_rng(5)
x = rng.random(2000, dtype=np.float32)
edges = np.linspace(0, 1, 33, dtype=np.float32)
inside = x[:, None] >= edges[None, :]
print(int(inside.sum()) > 0)
