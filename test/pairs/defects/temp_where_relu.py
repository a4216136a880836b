import numpy as np

rng = np.random.default_rng(40)
rows = rng.standard_normal((500, 300), dtype=np.float32)
weight = rng.standard_normal((300, 200), dtype=np.float32)
hidden = np.where(rows @ weight > 0, rows @ weight, 0)  # want: temp
print(float(hidden.mean()))
