import numpy as np

rgb = np.empty((480, 640, 3), dtype=np.uint8)
rgb[:] = (10, 20, 30)
print(int(rgb.sum()))
