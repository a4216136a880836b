import numpy as np

rng = np.random.default_rng(25)
values = rng.random(120_000, dtype=np.float32)
bins = np.zeros(120_000, dtype=int)  # want: dtype
bins[values > 0.25] = 1
bins[values > 0.5] = 2
bins[values > 0.75] = 3
print(int(bins.max()), float(bins.mean()))
