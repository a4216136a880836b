import numpy as np

photo = np.ones((300, 400, 3), dtype=np.float32)
mean = photo.mean(axis=(0, 1))
photo -= mean
print(float(photo.max()))
