import numpy as np

images = np.full((40, 64, 64), 7, dtype=np.uint8)
centred = images - images.mean(axis=0)  # want: dtype
print(float(centred.max()))
