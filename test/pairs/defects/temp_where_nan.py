import numpy as np

rng = np.random.default_rng(63)
ratio = rng.random(300_000, dtype=np.float32)
clean = np.where(ratio > 0.9, 0, ratio * np.float32(2))  # want: temp
print(float(clean.max()))
