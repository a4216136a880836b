import numpy as np

rng = np.random.default_rng(2)
reflectance = rng.random((800, 500), dtype=np.float32)
reflectance.clip(0.1, 0.9, out=reflectance)
print(float(reflectance.max()) < 0.91)
