import numpy as np

rng = np.random.default_rng(27)
height = rng.random(200_000, dtype=np.float32)
zone = np.where(height > 0.6, 2, 1)  # want: dtype
print(int(zone.sum()))
