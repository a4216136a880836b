import numpy as np

image = np.zeros((300, 400), dtype=np.uint8)
image[::2] = 9
negative = 255 - image
print(int(negative.max()))
