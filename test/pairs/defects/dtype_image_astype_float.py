import numpy as np

photo = np.full((500, 500), 200, dtype=np.uint8)
level = photo.astype(float)  # want: dtype
level /= 255
print(float(level.max()))
