import numpy as np

rng = np.random.default_rng(40)
rows = rng.standard_normal((500, 300), dtype=np.float32)
weight = rng.standard_normal((300, 200), dtype=np.float32)
hidden = rows @ weight
np.maximum(hidden, 0, out=hidden)
print(float(hidden.mean()))
