import numpy as np

image = np.zeros((600, 500, 4), dtype=np.uint8)
image[:] = (10, 20, 30, 255)
print(int(image.sum()))
