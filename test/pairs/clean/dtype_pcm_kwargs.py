import numpy as np

rng = np.random.default_rng(9)
pcm = rng.integers(-32768, 32768, size=200_000, dtype=np.int16)
wave = np.true_divide(pcm, 32768, dtype=np.float32)
np.abs(wave, out=wave)
print(float(wave.max()))
