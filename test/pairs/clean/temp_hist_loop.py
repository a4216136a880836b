import numpy as np

pixels = (np.arange(300_000) % 256).astype(np.uint8)
hist = np.bincount(pixels, minlength=256)
print(hist[:4])
