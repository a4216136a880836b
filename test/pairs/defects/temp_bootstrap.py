import numpy as np

rng = np.random.default_rng(3)
sample = rng.standard_normal(20_000, dtype=np.float32)
means = []
draws = np.array([rng.choice(sample, 20_000) for _ in range(100)])  # want: temp
means = draws.mean(axis=1)
print(float(means.std()))
