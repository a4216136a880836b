import numpy as np

rng = np.random.default_rng(63)
ratio = rng.random(300_000, dtype=np.float32)
clean = ratio * np.float32(2)
np.copyto(clean, 0, where=ratio > 0.9)
print(float(clean.max()))
