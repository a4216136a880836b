import numpy as np

image = np.full((500, 700), 0.5, dtype=np.float32)
mask = image > 0.4
masked = image * mask
print(masked.shape, float(masked.mean()))
