import numpy as np

photo = np.ones((300, 400, 3), dtype=np.float32)
mean = photo.mean(axis=(0, 1))
photo -= np.tile(mean, (300, 400, 1))  # want: broadcast
print(float(photo.max()))
