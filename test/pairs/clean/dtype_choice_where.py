import numpy as np

rng = np.random.default_rng(27)
height = rng.random(200_000, dtype=np.float32)
zone = np.where(height > 0.6, np.uint8(2), np.uint8(1))
print(int(zone.sum()))
