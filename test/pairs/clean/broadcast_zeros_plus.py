import numpy as np

mask = np.ones((600, 500), dtype=np.float32)
profile = np.linspace(0, 1, 500, dtype=np.float32)
mask *= profile
print(float(mask.max()))
