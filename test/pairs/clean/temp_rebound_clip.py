import numpy as np

rng = np.random.default_rng(33)
wave = rng.standard_normal(250_000, dtype=np.float32)
np.clip(wave, -1, 1, out=wave)
print(float(wave.min()))
