import numpy as np

rng = np.random.default_rng(5)
x = rng.random(2000, dtype=np.float32)
edges = np.linspace(0, 1, 33, dtype=np.float32)
inside = x[:, None] >= np.tile(edges[None, :], (len(x), 1))  # want: broadcast
print(int(inside.sum()) > 0)
