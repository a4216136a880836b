import numpy as np

rng = np.random.default_rng(12)
spectra = rng.random((300, 1024), dtype=np.float32)
exposure = np.arange(1, 301)[:, None]
rate = spectra / exposure  # want: dtype
print(rate.shape, round(float(rate.mean()), 4))
total = np.zeros(rate.shape, dtype=np.float32)
total = total + rate
print(float(total[0, 0]) > 0)
