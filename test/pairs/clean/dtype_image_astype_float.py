import numpy as np

photo = np.full((500, 500), 200, dtype=np.uint8)
level = photo.astype(np.float32)
level /= 255
print(float(level.max()))
