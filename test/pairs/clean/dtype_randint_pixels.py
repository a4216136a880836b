import numpy as np

rng = np.random.default_rng(26)
noise = rng.integers(0, 256, size=(400, 500), dtype=np.uint8)
print(int(noise.max()), noise.nbytes)
