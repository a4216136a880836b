import numpy as np

img = np.random.default_rng(1).integers(0, 256, (500, 500), dtype=np.uint8)
work = img.astype(np.float64)  # want: dtype
work = work.astype(np.float32)
print(work.mean())
