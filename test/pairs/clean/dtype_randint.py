import numpy as np

np.random.seed(1)
pixels = np.random.randint(0, 256, (300, 400, 3), dtype=np.uint8)
print(int(pixels.max()), pixels.nbytes)
