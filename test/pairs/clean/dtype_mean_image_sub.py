import numpy as np

images = np.full((40, 64, 64), 7, dtype=np.uint8)
centred = np.subtract(images, images.mean(axis=0, dtype=np.float32), dtype=np.float32)
print(float(centred.max()))
