import numpy as np

base = np.zeros((400, 500), dtype=np.float32)
rng = np.random.default_rng(0)
noisy = base + rng.normal(0, 1, base.shape)  # want: dtype
print(noisy.shape)
