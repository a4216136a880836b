import numpy as np

rng = np.random.default_rng(3)
sample = rng.standard_normal(20_000, dtype=np.float32)
means = np.empty(100, dtype=np.float32)
for k in range(100):
    means[k] = rng.choice(sample, 20_000).mean()
print(float(means.std()))
