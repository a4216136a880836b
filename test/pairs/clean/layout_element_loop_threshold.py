import numpy as np

rng = np.random.default_rng(50)
image = rng.random((150, 200), dtype=np.float32)
mask = np.zeros((150, 200), dtype=bool)
np.greater(image, 0.5, out=mask)
print(int(mask.sum()))
