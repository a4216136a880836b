import numpy as np

base = np.zeros((400, 500), dtype=np.float32)
rng = np.random.default_rng(0)
noisy = base + rng.standard_normal(base.shape, dtype=np.float32)
print(noisy.shape)
